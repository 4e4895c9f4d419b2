package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a chain's state says of nodes, keys, zones and the other tier: the ledger's own tables. */
public final class NodeState {

    /** Key id → its last final number. */
    static final int SEQUENCES = 1;
    /** Epoch → its EPOCH_KEY record; {@link #ONLY} → the newest such epoch, plus 1. */
    static final int EPOCH_KEYS = 2;
    /** Zone → number of its last decision, on the main chain and on the zone's alike. */
    static final int DECISIONS = 3;
    /** Zone → its chain, on the main chain. */
    static final int ZONES = 4;
    /** Chain and epoch → the validators registered for it. */
    static final int REGISTERED_SETS = 5;
    /** Chain → the header anchored last. */
    static final int ANCHORED = 6;
    /** The market step that is to be completed next. */
    static final int STEPS = 7;
    /** Zones said to be absent in this block, from which step on: empty after every block. */
    static final int ABSENCES = 8;
    /** What a sub-chain knows of the main chain. */
    static final int MAIN_CHAIN = 9;

    static final Bytes ONLY = Bytes.ofUtf8("only");
    static final Bytes MAIN_HEADER = Bytes.ofUtf8("header");
    static final Bytes MAIN_VALIDATORS = Bytes.ofUtf8("validators");
    static final Bytes MAIN_RECOVERY = Bytes.ofUtf8("recovery");

    /** Tag and nine groups of seven bits. */
    private static final int NUMBER_LENGTH = 10;

    private static final int ALL = Integer.MAX_VALUE;

    private NodeState() {}

    /** The key's last final number; 0 before its first record. */
    public static long sequence(StateView state, KeyId key) {
        return number(state, SEQUENCES, key.hash().bytes());
    }

    /** The epoch key in force for a block on this state: the newest one. */
    public static Optional<NodeRecord.EpochKey> keyInForce(StateView state) {
        return state.get(EPOCH_KEYS, ONLY).map(value -> readNumber(value) - 1).flatMap(epoch -> epochKey(state, epoch));
    }

    /** The epoch of the key in force for a block on this state. */
    public static Optional<Long> epochInForce(StateView state) {
        return state.get(EPOCH_KEYS, ONLY).map(value -> readNumber(value) - 1);
    }

    /** The epoch key that was in force before another one; nothing before the first. */
    public static Optional<NodeRecord.EpochKey> keyBefore(StateView state, NodeRecord.EpochKey key) {
        for (long epoch = key.epoch() - 1; epoch >= 0; epoch--) {
            Optional<NodeRecord.EpochKey> earlier = epochKey(state, epoch);
            if (earlier.isPresent()) {
                return earlier;
            }
        }
        return Optional.empty();
    }

    /** The key record of an epoch. */
    public static Optional<NodeRecord.EpochKey> epochKey(StateView state, long epoch) {
        return state.get(EPOCH_KEYS, epochPlace(epoch)).map(NodeRecord.EpochKey::decode);
    }

    /**
     * Number of the last decision for a zone: on the main chain the last one made, on the zone's sub-chain the last one
     * copied; 0 before the first.
     */
    public static long lastDecision(StateView state, NodeId zone) {
        return number(state, DECISIONS, zonePlace(zone));
    }

    /** The zones registered on the main chain, ascending by name. */
    public static List<RegisteredZone> zones(StateView state) {
        List<RegisteredZone> zones = new ArrayList<>();
        for (StateView.Entry entry : state.startingWith(ZONES, Bytes.EMPTY, ALL)) {
            zones.add(RegisteredZone.decode(entry.value()));
        }
        return List.copyOf(zones);
    }

    /** Those whose chains have not split. Source: Ledger, rule 29. */
    static List<RegisteredZone> unfrozenZones(StateView state) {
        return zones(state).stream()
                .filter(zone -> !ElectionState.isFrozen(state, zone.chain()))
                .toList();
    }

    public static Optional<RegisteredZone> zone(StateView state, NodeId zone) {
        return state.get(ZONES, zonePlace(zone)).map(RegisteredZone::decode);
    }

    /** The header of a sub-chain that the main chain has anchored last, or recovered the zone at. */
    public static Optional<BlockHeader> anchored(StateView state, ChainId chain) {
        Optional<BlockHeader> recovered = ElectionState.recovery(state, chain).map(Recovery::header);
        return state.get(ANCHORED, chain.genesis().bytes())
                .map(BlockCodec::decodeHeader)
                .filter(header ->
                        header.height() >= recovered.map(BlockHeader::height).orElse(0L))
                .or(() -> recovered);
    }

    /** The validators of a registered sub-chain in an epoch, as far as the main chain knows them. */
    public static Optional<ValidatorSet> registered(StateView state, ChainId chain, long epoch) {
        return state.get(REGISTERED_SETS, setPlace(chain, epoch)).map(ChainCodec::decodeValidators);
    }

    /** The main chain's header that a sub-chain has proven last. */
    public static Optional<BlockHeader> provenMain(StateView state) {
        return state.get(MAIN_CHAIN, MAIN_HEADER).map(BlockCodec::decodeHeader);
    }

    /** The main chain's validators of the height above {@link #provenMain}. */
    public static Optional<ValidatorSet> mainValidators(StateView state) {
        return state.get(MAIN_CHAIN, MAIN_VALIDATORS).map(ChainCodec::decodeValidators);
    }

    /**
     * A sub-chain that belongs to this market.
     *
     * @param chain hash of its genesis
     */
    public record RegisteredZone(NodeId name, ChainId chain) {

        static RegisteredZone decode(Bytes bytes) {
            return WireReader.read(
                    "registered zone",
                    bytes,
                    NodeId.MAXIMUM_LENGTH + 2 * Hash.LENGTH,
                    fields -> new RegisteredZone(
                            new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)), new ChainId(fields.hash(2))));
        }

        Bytes encode() {
            return new WireWriter()
                    .text(1, name.code())
                    .bytes(2, chain.genesis().bytes())
                    .finish();
        }
    }

    static Bytes epochPlace(long epoch) {
        return new StateKey().number(epoch).key();
    }

    static Bytes zonePlace(NodeId zone) {
        return new StateKey().text(zone.code()).key();
    }

    static Bytes setPlace(ChainId chain, long epoch) {
        return new StateKey().bytes(chain.genesis().bytes()).number(epoch).key();
    }

    static long number(StateView state, int table, Bytes key) {
        return state.get(table, key).map(NodeState::readNumber).orElse(0L);
    }

    private static long readNumber(Bytes value) {
        return WireReader.read("number", value, NUMBER_LENGTH, fields -> fields.uint64(1));
    }

    static StateChange number(int table, Bytes key, long number) {
        return put(table, key, new WireWriter().uint(1, number).finish());
    }

    static StateChange put(int table, Bytes key, Bytes value) {
        return new StateChange(table, key, Optional.of(value));
    }
}
