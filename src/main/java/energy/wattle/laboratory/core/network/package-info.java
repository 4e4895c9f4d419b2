/** Virtual time, links with latencies and bandwidth, and processors with costs. */
package energy.wattle.laboratory.core.network;
