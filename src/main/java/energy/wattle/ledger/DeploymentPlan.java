package energy.wattle.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deployment is to be: one cloud, an edge cluster per trading zone, and gateways below it. The file that
 * {@code ./wattle keys} reads is JSON of the same shape.
 *
 * @param market name of the main chain
 * @param suite {@code ed25519} or {@code sm}
 * @param start market time from which blocks may be made
 * @param parameters of all chains, by name
 */
public record DeploymentPlan(
        String market, String suite, Instant start, SortedMap<String, Long> parameters, List<Edge> edges) {

    public static final String CLOUD = "cloud";

    /** What the names of nodes' keys begin with. */
    public static final String VALIDATOR = "validator";

    /** Zones of a market at most, and gateways of a zone: as many as the paper's largest sub-chain. */
    private static final int MOST_EDGES = 50;

    private static final int MOST_GATEWAYS = 150;

    /** One alone would be a chain with a single validator, which has no network. */
    private static final int LEAST_GATEWAYS = 2;

    /**
     * One edge cluster.
     *
     * @param zone its trading zone
     * @param gateways participants with a gateway of their own, which votes on the zone's chain
     * @param custodial participants whose keys the edge cluster keeps
     */
    public record Edge(String zone, List<String> gateways, List<String> custodial) {

        public Edge {
            gateways = List.copyOf(gateways);
            custodial = List.copyOf(custodial);
        }

        public String instance() {
            return edge(zone);
        }

        /** Name of a zone's edge cluster. */
        public static String edge(String zone) {
            return "edge-" + zone;
        }

        public static String gateway(String participant) {
            return "gateway-" + participant;
        }
    }

    public DeploymentPlan {
        parameters = new TreeMap<>(parameters);
        edges = List.copyOf(edges);
        demand(!edges.isEmpty() && edges.size() <= MOST_EDGES, "edges", edges.size(), "1 to " + MOST_EDGES);
        Set<String> names = new HashSet<>(List.of(market));
        for (Edge edge : edges) {
            demand(names.add(edge.zone()), "edges.zone", edge.zone(), "a name that nothing else has");
            demand(
                    edge.gateways().size() >= LEAST_GATEWAYS && edge.gateways().size() <= MOST_GATEWAYS,
                    "edges.gateways of " + edge.zone(),
                    edge.gateways().size(),
                    "%d to %d; a zone withstands a faulty gateway from 4 on".formatted(LEAST_GATEWAYS, MOST_GATEWAYS));
            edge.gateways().forEach(one -> demand(names.add(one), "edges.gateways", one, "a name used once"));
            edge.custodial().forEach(one -> demand(names.add(one), "edges.custodial", one, "a name used once"));
        }
    }

    private static void demand(boolean holds, String field, Object value, String right) {
        if (!holds) {
            throw new IllegalArgumentException("%s: '%s' cannot be used; right is %s".formatted(field, value, right));
        }
    }

    /** Who votes: on a zone's chain its gateways, on the main chain the cloud and every edge cluster. */
    public SortedMap<String, List<String>> validators() {
        SortedMap<String, List<String>> validators = new TreeMap<>();
        List<String> tier = new ArrayList<>(List.of(MarketFounding.CLOUD.code()));
        for (Edge edge : edges) {
            tier.add(edge.zone());
            validators.put(edge.zone(), edge.gateways().stream().sorted().toList());
        }
        validators.put(market, tier.stream().sorted().toList());
        return validators;
    }

    /** Names of the sub-chains, ascending. */
    public List<String> zones() {
        return edges.stream().map(Edge::zone).sorted().toList();
    }

    /** The keys that each instance holds, and signs with. */
    public Map<String, List<KeyName>> holdings() {
        Map<String, List<KeyName>> holdings = new LinkedHashMap<>();
        List<KeyName> cloud = new ArrayList<>(List.of(
                KeyName.of("administrator", "1"),
                KeyName.of("cloud", market),
                KeyName.of("disclosure", market),
                validator(market, MarketFounding.CLOUD.code())));
        zones().forEach(zone -> cloud.add(KeyName.of("disclosure", zone)));
        holdings.put(CLOUD, cloud);
        for (Edge edge : edges) {
            List<KeyName> own = new ArrayList<>(List.of(
                    KeyName.of("edge-cluster", edge.zone()),
                    KeyName.of("metering-operator", edge.zone()),
                    validator(market, edge.zone())));
            edge.custodial().forEach(participant -> own.addAll(participant(participant)));
            holdings.put(edge.instance(), own);
            for (String participant : edge.gateways()) {
                List<KeyName> gateway = new ArrayList<>(participant(participant));
                gateway.add(validator(edge.zone(), participant));
                holdings.put(Edge.gateway(participant), gateway);
            }
        }
        return holdings;
    }

    /** The keys of a gateway that is not planned from the beginning. */
    public static List<KeyName> gatewayKeys(String zone, String participant) {
        List<KeyName> keys = new ArrayList<>(participant(participant));
        keys.add(validator(zone, participant));
        return List.copyOf(keys);
    }

    private static List<KeyName> participant(String code) {
        return List.of(KeyName.of("participant", code), KeyName.of("meter", code));
    }

    /** The key with which a node begins. */
    private static KeyName validator(String chain, String node) {
        return KeyName.of(VALIDATOR, "%s/%s".formatted(new NodeId(chain), new NodeId(node)));
    }
}
