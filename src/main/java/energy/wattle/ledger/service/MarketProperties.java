package energy.wattle.ledger.service;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketFounding.Founding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.ChainParameters;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.election.ElectionRules;
import energy.wattle.ledger.wire.MarketDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The market that an instance in operation founds, once: on a database without chains. Later starts must name the same
 * market and zones, or none.
 *
 * @param name of the market, its main chain's; nothing: the database's market is kept, or there is none
 * @param suite {@code ed25519} or {@code sm}
 * @param start market time from which blocks may be made; nothing: when the market is founded
 * @param zones names of the trading zones, each with a sub-chain of its own
 * @param validators nodes that vote, by the name of their chain; a chain that is not there has one
 * @param parameters of all chains, by name ({@link ChainParameters}, {@link ElectionRules}); others have their defaults
 * @param document the founding document of a market that several instances make up; it takes the place of all else here
 */
@ConfigurationProperties("wattle.market")
record MarketProperties(
        @Nullable String name,
        @DefaultValue("ed25519") String suite,
        @Nullable Instant start,
        @DefaultValue List<String> zones,
        @DefaultValue Map<String, List<String>> validators,
        @DefaultValue Map<String, Long> parameters,
        @Nullable Path document) {

    private static final String KEY = "wattle.market";

    MarketProperties {
        zones = List.copyOf(zones);
        validators = Map.copyOf(validators);
        parameters = Map.copyOf(parameters);
    }

    /**
     * The document, where one is named.
     *
     * @throws MarketNotFoundedException if it cannot be read
     */
    Optional<MarketDocument> read() {
        return Optional.ofNullable(document).map(file -> {
            try {
                return MarketDocument.read(file);
            } catch (IOException | IllegalArgumentException e) {
                throw new MarketNotFoundedException(
                        "%s.document: %s cannot be read".formatted(KEY, file),
                        "It is the file market.json that ./wattle keys makes: %s".formatted(e.getMessage()));
            }
        });
    }

    /**
     * The founding that is asked for.
     *
     * @throws MarketNotFoundedException if a value is none; the key and what is right are told
     */
    Founding founding(Instant now) {
        NodeId market = named("name", String.valueOf(name));
        demand(CryptoSuites.named(suite).isPresent(), "suite", suite, "ed25519 or sm");
        demand(!zones.isEmpty(), "zones", zones, "the name of at least one trading zone");
        List<NodeId> names = zones.stream().map(zone -> named("zones", zone)).toList();
        demand(
                new HashSet<>(names).size() == names.size() && !names.contains(market),
                "zones",
                zones,
                "names of which each is there once, and none is the market's");
        Map<NodeId, List<NodeId>> voters = new TreeMap<>();
        validators.forEach((chain, nodes) -> {
            String key = "validators." + chain;
            NodeId of = named(key, chain);
            demand(
                    of.equals(market) || names.contains(of),
                    key,
                    nodes,
                    "the name of the market or of one of its zones");
            demand(!nodes.isEmpty(), key, nodes, "the names of the nodes that vote");
            voters.put(of, nodes.stream().map(node -> named(key, node)).toList());
        });
        return new Founding(market, suite, start == null ? now : start, names, numbers(), voters);
    }

    private List<Genesis.Parameter> numbers() {
        return parameters.entrySet().stream()
                .map(entry -> {
                    String key = "parameters." + entry.getKey();
                    demand(
                            ChainParameters.NAMES.contains(entry.getKey())
                                    || ElectionRules.NAMES.contains(entry.getKey()),
                            key,
                            entry.getValue(),
                            "one of " + ChainParameters.NAMES + " or " + ElectionRules.NAMES);
                    return made(key, entry.getValue(), number -> new Genesis.Parameter(entry.getKey(), number));
                })
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private static NodeId named(String key, String value) {
        return made(key, value, NodeId::new);
    }

    private static <V, T> T made(String key, V value, Function<V, T> maker) {
        try {
            return maker.apply(value);
        } catch (IllegalArgumentException e) {
            throw new MarketNotFoundedException(
                    "%s.%s: '%s' cannot be used".formatted(KEY, key, value), String.valueOf(e.getMessage()));
        }
    }

    private static void demand(boolean holds, String key, Object value, String right) {
        if (!holds) {
            throw new MarketNotFoundedException(
                    "%s.%s: '%s' cannot be used".formatted(KEY, key, value), "Right is " + right);
        }
    }
}
