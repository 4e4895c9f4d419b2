/** Figure 9 and table 1: what instances were measured to need, and what follows from it for servers. */
package energy.wattle.laboratory.core.capacity;
