package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.EpochKeys;
import energy.wattle.ledger.core.NodeRecord;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Holdings;
import energy.wattle.ledger.store.GivenKeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Epoch keys that were wrapped for nobody here, since the instance joined later: its neighbours give them to whoever
 * has a right to them, sealed to a key that the main chain says is its own. So an answer is of no use to anybody else,
 * and whoever asks need not prove who it is. Source: Ledger, Encryption ("a member whose wrap does not open asks peers
 * for the key and checks it against the commitment").
 */
final class EpochKeyExchange {

    private static final Logger log = LoggerFactory.getLogger(EpochKeyExchange.class);

    /** Before the same neighbour's link is asked for the same again, and before the same is given again. */
    private static final long PATIENCE = Duration.ofMillis(500).toNanos();

    /** Askers remembered. */
    private static final int MOST = 10_000;

    private final NodeStores stores;
    private final DerivedKeystore keystore;
    private final Neighbours neighbours;
    private final Map<String, Long> recently = new ConcurrentHashMap<>();

    EpochKeyExchange(NodeStores stores, DerivedKeystore keystore, Neighbours neighbours) {
        this.stores = stores;
        this.keystore = keystore;
        this.neighbours = neighbours;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** The epoch whose key the next block needs and this instance does not have; nothing if it can go on. */
    Optional<Long> missing(Chain chain, StateView state, HeldEpochKeys held) {
        return chain.isMain() || keystore.isAlone()
                ? Optional.empty() // nothing on the main chain is encrypted, and most of its followers have no keys
                : NodeState.epochInForce(state)
                        .filter(epoch -> held.epochKey(epoch).isEmpty());
    }

    /** Asks the neighbours, if one of this instance's keys gives it the right. */
    void ask(Chain chain, long epoch) {
        member(chain)
                .filter(member -> isFirstFor("ask/%s/%d".formatted(chain.id(), epoch)))
                .ifPresent(member -> neighbours.tell(chain.id(), new Parcel.AskKey(epoch, member)));
    }

    private Optional<NodeId> member(Chain chain) {
        String node = Chain.validator(chain.market().name().code()).path() + "/";
        KeyName edge = KeyName.of("edge-cluster", chain.market().name().code());
        KeyDirectory directory = keystore.directory();
        return directory.entries().entrySet().stream()
                .filter(entry -> entry.getValue().holder().equals(directory.self()))
                .map(Map.Entry::getKey)
                .filter(name -> name.path().startsWith(node) || name.equals(edge))
                .map(name -> new NodeId(name.path()))
                .findFirst();
    }

    /** A neighbour, or somebody by way of it, lacks a key. */
    void answer(String from, Chain main, Chain chain, Parcel.AskKey asked) {
        KeyName name = new KeyName(asked.member().code());
        Optional<KeyDirectory.Entry> entry = keystore.directory().elsewhere(name);
        StateView state = stores.states().view(chain.number());
        if (entry.isEmpty()
                || !isFirstFor("give/%s/%d/%s".formatted(chain.id(), asked.epoch(), asked.member()))
                || !hasRight(main, chain, state, name, entry.get())) {
            return;
        }
        new HeldEpochKeys(chain, stores, keystore)
                .epochKey(asked.epoch())
                .flatMap(key -> wrap(chain, asked, entry.get().encryptionKey(), key))
                .ifPresent(given -> {
                    log.info("{}: gave {} the key of epoch {}", chain.market().name(), name, asked.epoch());
                    neighbours.tell(from, chain.id(), new Parcel.GivenKey(asked.epoch(), asked.member(), given));
                });
    }

    private Optional<SealedPayload> wrap(Chain chain, Parcel.AskKey asked, Bytes recipient, Bytes key) {
        return new EpochKeys(chain.suite())
                .wrap(chain.id(), asked.epoch(), asked.member(), recipient, keystore.seed(), key);
    }

    /** The chain's nodes, its edge cluster and the cloud; not who was evicted, left or has been replaced. */
    private boolean hasRight(Chain main, Chain chain, StateView state, KeyName name, KeyDirectory.Entry entry) {
        String zone = chain.market().name().code();
        boolean isInstitution = name.equals(KeyName.of("edge-cluster", zone))
                || name.equals(KeyName.of(
                        MarketFounding.CLOUD.code(), main.market().name().code()));
        boolean isNode = name.path().startsWith(Chain.validator(zone).path() + "/")
                && new ElectionState(chain.suite(), chain.genesis(), state)
                        .right(ChainHashes.keyId(chain.suite(), entry.signingKey()))
                        .filter(right -> !right.isHeld())
                        .isEmpty();
        return (isInstitution || isNode)
                && new Holdings(stores.states().view(main.number()))
                        .instance(entry.holder())
                        .filter(Holdings.Standing::isRetired)
                        .isEmpty();
    }

    /**
     * A neighbour has answered. Call it in a transaction.
     *
     * @return whether the key is the one that was missing
     */
    boolean take(Chain chain, Parcel.GivenKey given) {
        HeldEpochKeys held = new HeldEpochKeys(chain, stores, keystore);
        boolean opens = keystore.holds(new KeyName(given.member().code()))
                && NodeState.epochKey(stores.states().view(chain.number()), given.epoch())
                        .flatMap(record -> held.unwrap(record, new NodeRecord.Wrap(given.member(), given.sealed())))
                        .isPresent();
        if (opens) {
            stores.given()
                    .add(new GivenKeyStore.GivenKey(
                            chain.number(), given.epoch(), given.member().code(), RecordCodec.encode(given.sealed())));
        }
        return opens;
    }

    private boolean isFirstFor(String what) {
        long now = System.nanoTime();
        if (recently.size() >= MOST) {
            recently.values().removeIf(at -> now - at >= PATIENCE);
        }
        Long before = recently.get(what);
        if ((before != null && now - before < PATIENCE) || recently.size() >= MOST) {
            return false;
        }
        recently.put(what, now);
        return true;
    }
}
