/** What the sample remembers between starts. */
package energy.wattle.sample.store;
