package energy.wattle.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a market's chains start from, where none exist yet. The sample supplies one; in operation it is configured
 * ({@code wattle.market.*}). Later starts must name the same market.
 */
public interface MarketFounding {

    /** The cloud's node on the main chain; an edge cluster's is named as its zone. */
    NodeId CLOUD = new NodeId("cloud");

    Founding founding();

    /**
     * @param market name of the main chain
     * @param suite {@code ed25519} or {@code sm}
     * @param start market time from which blocks may be made
     * @param zones names of the sub-chains
     * @param parameters of the chains, ascending by name
     * @param validators nodes that vote on a chain, by its name; a chain that is not there has one, of the chain's name
     */
    record Founding(
            NodeId market,
            String suite,
            Instant start,
            List<NodeId> zones,
            List<Genesis.Parameter> parameters,
            Map<NodeId, List<NodeId>> validators) {

        public Founding {
            zones = List.copyOf(zones);
            parameters = List.copyOf(parameters);
            Map<NodeId, List<NodeId>> sorted = new TreeMap<>();
            validators.forEach((chain, nodes) ->
                    sorted.put(chain, nodes.stream().sorted().distinct().toList()));
            validators = Collections.unmodifiableMap(sorted);
        }

        /** Of a market whose chains have one validator each. */
        public Founding(
                NodeId market, String suite, Instant start, List<NodeId> zones, List<Genesis.Parameter> parameters) {
            this(market, suite, start, zones, parameters, Map.of());
        }

        /**
         * The same market with nodes that vote: those of the zones, and on the main chain the cloud and every zone's.
         */
        public Founding with(Map<NodeId, List<NodeId>> zoneNodes) {
            Map<NodeId, List<NodeId>> all = new TreeMap<>(zoneNodes);
            List<NodeId> tier = new ArrayList<>(zones);
            tier.add(CLOUD);
            all.put(market, tier);
            return new Founding(market, suite, start, zones, parameters, all);
        }
    }
}
