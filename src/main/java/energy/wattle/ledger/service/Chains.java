package energy.wattle.ledger.service;

import energy.wattle.ledger.AlteredChainException;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketFounding.Founding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainParameters;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.store.ChainStore;
import energy.wattle.ledger.store.ChainStore.StoredChain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The chains of this instance: founded once, the same ever after. The main chain first, then the zones by name. */
record Chains(List<Chain> all) {

    private static final int PROTOCOL_VERSION = 1;

    static final Chains NONE = new Chains(List.of());

    Chains {
        all = List.copyOf(all);
    }

    Optional<Chain> main() {
        return all.stream().findFirst();
    }

    /** Of all chains, the main chain's first. */
    List<NodeId> names() {
        return all.stream().map(chain -> chain.market().name()).toList();
    }

    List<Chain> zones() {
        return all.stream().filter(chain -> !chain.isMain()).toList();
    }

    /**
     * The main chain and those of these zones; all where none is named.
     *
     * @throws IllegalArgumentException if one is no zone of the market
     */
    Chains of(List<String> zones) {
        List<String> known =
                zones().stream().map(chain -> chain.market().name().code()).toList();
        zones.stream().filter(zone -> !known.contains(zone)).findFirst().ifPresent(zone -> {
            throw new IllegalArgumentException(
                    "wattle.ledger.zones: '%s' is no zone of the market; it has %s".formatted(zone, known));
        });
        return zones.isEmpty()
                ? this
                : new Chains(all.stream()
                        .filter(chain -> chain.isMain()
                                || zones.contains(chain.market().name().code()))
                        .toList());
    }

    /** @throws IllegalArgumentException if it is no chain of this instance */
    Chain of(ChainId id) {
        return all.stream()
                .filter(chain -> chain.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no chain of this instance".formatted(id)));
    }

    /** Those that the database has. */
    static Chains stored(ChainStore store) {
        return new Chains(store.all().stream().map(Chains::chain).toList());
    }

    /**
     * Those of a founding, with the validators that it names, whose keys this instance has, and one administrator's
     * key.
     *
     * @param keystore of the founding's suite
     */
    static Chains founded(Founding founding, DerivedKeystore keystore) {
        CryptoSuite suite = suite(founding.suite());
        List<Chain> chains = new ArrayList<>();
        chains.add(chain(0, founding, founding.market(), Optional.empty(), suite, keystore));
        ChainId main = chains.getFirst().id();
        for (NodeId zone : founding.zones().stream().sorted().toList()) {
            chains.add(chain(chains.size(), founding, zone, Optional.of(main), suite, keystore));
        }
        return new Chains(chains);
    }

    /** @throws IllegalArgumentException if there is no suite of this name */
    static CryptoSuite suite(String name) {
        return CryptoSuites.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no crypto suite '%s'; ed25519 and sm are right".formatted(name)));
    }

    List<StoredChain> toStore() {
        return all.stream()
                .map(chain -> new StoredChain(
                        chain.number(), chain.id(), chain.market().name().code(), ChainCodec.encode(chain.genesis())))
                .toList();
    }

    private static Chain chain(
            int number,
            Founding founding,
            NodeId name,
            Optional<ChainId> parent,
            CryptoSuite suite,
            DerivedKeystore keystore) {
        List<NodeId> nodes = founding.validators().getOrDefault(name, List.of());
        NodeKeys keys = new NodeKeys(keystore, name);
        List<Validator> validators = nodes.isEmpty()
                ? List.of(new Validator(name, keystore.foundingKey(Chain.validator(name.code()))))
                : nodes.stream()
                        .map(node -> new Validator(node, keystore.foundingKey(keys.founding(node))))
                        .toList();
        Genesis genesis = new Genesis(
                PROTOCOL_VERSION,
                suite.name(),
                name,
                parent,
                founding.start().toEpochMilli(),
                new ValidatorSet(validators),
                List.of(keystore.foundingKey(KeyName.of("administrator", "1"))),
                1,
                withSnapshots(founding.parameters()));
        return chain(number, genesis, suite);
    }

    /** Chains that were founded without snapshots never get any: their state roots would not be what they were. */
    private static List<Genesis.Parameter> withSnapshots(List<Genesis.Parameter> parameters) {
        Genesis.Parameter snapshots = new Genesis.Parameter(ChainParameters.SNAPSHOTS, 1);
        boolean isNamed = parameters.stream().anyMatch(one -> one.name().equals(snapshots.name()));
        return Stream.concat(parameters.stream(), isNamed ? Stream.empty() : Stream.of(snapshots))
                .sorted(Comparator.comparing(Genesis.Parameter::name))
                .toList();
    }

    private static Chain chain(StoredChain stored) {
        Genesis genesis;
        try {
            genesis = ChainCodec.decodeGenesis(stored.genesis());
        } catch (MalformedException e) {
            throw altered(stored, "the genesis cannot be read: " + e.getMessage());
        }
        Chain chain = chain(stored.number(), genesis, suite(genesis.suite()));
        if (!chain.id().equals(stored.id())) {
            throw altered(stored, "the genesis does not hash to the row's id");
        }
        if (!genesis.name().code().equals(stored.name())) {
            throw altered(stored, "the row's name is not the genesis' " + genesis.name());
        }
        return chain;
    }

    private static AlteredChainException altered(StoredChain stored, String fault) {
        return new AlteredChainException(
                "chain %s, row %d of ledger.chain: %s".formatted(stored.name(), stored.number(), fault));
    }

    private static Chain chain(int number, Genesis genesis, CryptoSuite suite) {
        ChainTier tier = genesis.parent().isEmpty() ? ChainTier.MAIN : ChainTier.ZONE;
        MarketChain market = new MarketChain(ChainHashes.chainId(suite, genesis), tier, genesis.name());
        return new Chain(number, market, genesis, suite);
    }
}
