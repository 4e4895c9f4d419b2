package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The state tables of elections and verdicts. A chain that never elected has nothing in them. */
final class ElectionTables {

    /** {@link #ONLY} → the {@link Term} that runs. */
    static final int TERM = 100;
    /** {@link #ONLY} → the {@link Ranking} of the epoch that ended with the last block; else empty. */
    static final int RANKING = 101;
    /** Epoch → the validators from that epoch on; {@link #ONLY} → the newest such epoch. */
    static final int SETS = 102;
    /** Epoch → market time of its last block and the epoch whose set was its set; as far back as evidence counts. */
    static final int EPOCHS = 103;
    /** Node → its {@link RoundTripReport} of the epoch that runs. */
    static final int REPORTS = 104;
    /** Node → its {@link Standing}, as far as there is more to say than that it votes. */
    static final int NODES = 105;
    /** Key id of a node that is or was no founder, or is none any more → {@link NodeKey}. */
    static final int KEYS = 106;
    /** Accused key, height, round, kind → height of the block with the evidence. */
    static final int EVIDENCE = 107;
    /** {@link #ONLY} → {@link Brakes}. */
    static final int BRAKES = 108;
    /** Number → an administrators' order that waits for the epoch's end; {@link #ONLY} → the last number used. */
    static final int ORDERS = 109;
    /** Node → height whose state root its READY of the epoch that runs has quoted. */
    static final int READY = 110;
    /** Height of the epoch that runs → state root after it, while anybody rests. */
    static final int ROOTS = 111;
    /** Name → value, where an order has changed it. */
    static final int PARAMETERS = 112;
    /** {@link #ONLY} → protocol versions with the heights that they hold from. */
    static final int VERSIONS = 113;
    /** Key id → height at which contradicting records of it were shown. */
    static final int SUSPENDED = 114;
    /** {@link #ONLY} → the nodes that rest, by id. */
    static final int RESTING = 115;
    /** Chain of a zone, on the main chain → height at which it was seen to have split. */
    static final int FROZEN = 116;
    /** Chain of a zone, on the main chain → its last {@link Recovery}. */
    static final int RECOVERIES = 117;
    /** {@link #ONLY} → where the chain itself went on with other validators: its {@link Epochs}. */
    static final int RECOVERED = 118;
    /**
     * Name of a key that was brought after the founding, on the main chain → the key and its holder: {@link Holdings}.
     */
    static final int HOLDINGS = 119;
    /** Name of an instance that joined or left after the founding, on the main chain → {@link Holdings.Standing}. */
    static final int INSTANCES = 120;

    static final List<Integer> ALL = List.of(
            TERM,
            RANKING,
            SETS,
            EPOCHS,
            REPORTS,
            NODES,
            KEYS,
            EVIDENCE,
            BRAKES,
            ORDERS,
            READY,
            ROOTS,
            PARAMETERS,
            VERSIONS,
            SUSPENDED,
            RESTING,
            FROZEN,
            RECOVERIES,
            RECOVERED,
            HOLDINGS,
            INSTANCES);

    static final Bytes ONLY = Bytes.ofUtf8("only");

    /** Tag and nine groups of seven bits. */
    private static final int NUMBER_LENGTH = 10;

    private ElectionTables() {}

    static Bytes place(NodeId node) {
        return new StateKey().text(node.code()).key();
    }

    static Bytes place(long number) {
        return new StateKey().number(number).key();
    }

    static Bytes place(KeyId key) {
        return key.hash().bytes();
    }

    /** The node of a {@link #place(NodeId)}. */
    static NodeId node(Bytes place) {
        return new NodeId(WireReader.text("node id", place.slice(0, place.length() - 1)));
    }

    static Bytes names(List<NodeId> nodes) {
        WireWriter writer = new WireWriter();
        nodes.forEach(node -> writer.element(1, Bytes.ofUtf8(node.code())));
        return writer.finish();
    }

    /** The number of a {@link #place(long)}. */
    static long numberOf(Bytes place) {
        return ByteBuffer.wrap(place.toArray()).getLong();
    }

    static long number(Bytes value) {
        return WireReader.read("number", value, NUMBER_LENGTH, fields -> fields.uint64(1));
    }

    /** The names in a repeated field. */
    static List<NodeId> nodes(WireReader fields, int field) {
        return fields.elements(field, Limits.VALIDATORS, NodeId.MAXIMUM_LENGTH).stream()
                .map(name -> WireReader.text("node id", name))
                .map(NodeId::new)
                .toList();
    }

    static StateChange put(int table, Bytes key, Bytes value) {
        return new StateChange(table, key, Optional.of(value));
    }

    static StateChange put(int table, Bytes key, long number) {
        return put(table, key, new WireWriter().uint(1, number).finish());
    }

    static StateChange delete(int table, Bytes key) {
        return new StateChange(table, key, Optional.empty());
    }
}
