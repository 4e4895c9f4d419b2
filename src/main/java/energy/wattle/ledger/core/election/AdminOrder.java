package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;

/**
 * What a quorum of administrators orders. It stands in the main chain; an order for a zone goes down as a decision.
 * Source: Ledger, rules 23, 26 to 28.
 *
 * @param number above those of all earlier orders of the market: none counts twice
 * @param chain name of the chain that it is for
 */
public record AdminOrder(long number, NodeId chain, Action action) {

    /** Of a reason in words, in bytes. */
    public static final int REASON_LENGTH = 4_000;

    public AdminOrder {
        if (number < 1) {
            throw new IllegalArgumentException("orders are numbered from 1");
        }
    }

    /** Keys of one instance at most: 150 custodial participants with two each, and the instance's own. */
    public static final int MOST_KEYS = 500;

    /**
     * What is ordered. All but REVIEW, REFUSE, LIFT, VERSION, RECOVER, ENROL and RETIRE take effect at the epoch's end.
     */
    public sealed interface Action {}

    /** A node joins V. */
    public record Admit(NodeId node, Bytes key, String organisation) implements Action {}

    /** A node leaves V, or rests no more, for good. */
    public record Remove(NodeId node, String reason) implements Action {}

    /** An evicted node votes again, with a key of which nothing is known. */
    public record Readmit(NodeId node, Bytes key, String reason) implements Action {}

    /** An evicted node stays evicted. */
    public record Refuse(NodeId node, String reason) implements Action {}

    /** EVICTION_REVIEW: evictions count anew. */
    public record Review(String reason) implements Action {}

    /** A number of the chain changes. */
    public record SetParameter(String name, long value) implements Action {}

    /** From a height on, blocks are of another protocol version. */
    public record Activate(int version, long height) implements Action {}

    /** A suspended key sends again. */
    public record Lift(KeyId key, String reason) implements Action {}

    /** A node belongs to an organisation. */
    public record Name(NodeId node, String organisation) implements Action {}

    /**
     * RECOVERY: a chain goes on from a certified block with other validators.
     *
     * @param zone its name
     * @param anchor of the block, encoded
     * @param validators the new V, encoded
     */
    public record Recover(NodeId zone, Bytes anchor, Bytes validators) implements Action {}

    /**
     * ENROL: an instance joins, or another machine takes its place; these keys are its own from now on, whoever had
     * them. On the main chain only, which every instance follows.
     *
     * @param keys strictly ascending by name
     */
    public record Enrol(NodeId instance, List<EnrolledKey> keys) implements Action {

        public Enrol {
            keys = List.copyOf(keys);
            for (int i = 1; i < keys.size(); i++) {
                if (keys.get(i - 1).name().compareTo(keys.get(i).name()) >= 0) {
                    throw new IllegalArgumentException("enrolled keys do not ascend by name, each once");
                }
            }
        }
    }

    /** RETIRE: an instance is none of the market's any more; nobody is linked to it. On the main chain only. */
    public record Retire(NodeId instance, String reason) implements Action {}

    /** A node that was not convicted goes on by another key, since its own is lost. */
    public record Replace(NodeId node, Bytes key, String reason) implements Action {}

    /** @throws MalformedException if the bytes are no order */
    public static AdminOrder decode(Bytes bytes) {
        return WireReader.read(
                "order",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new AdminOrder(
                        fields.uint64(1),
                        new NodeId(fields.text(2, NodeId.MAXIMUM_LENGTH)),
                        action(fields.uint64(3), fields)));
    }

    private static Action action(long number, WireReader fields) {
        return switch ((int) Math.min(number, Integer.MAX_VALUE)) {
            case 1 -> new Admit(node(fields), key(fields), fields.text(6, NodeId.MAXIMUM_LENGTH));
            case 2 -> new Remove(node(fields), fields.text(6, REASON_LENGTH));
            case 3 -> new Readmit(node(fields), key(fields), fields.text(6, REASON_LENGTH));
            case 4 -> new Refuse(node(fields), fields.text(6, REASON_LENGTH));
            case 5 -> new Review(fields.text(6, REASON_LENGTH));
            case 6 -> new SetParameter(fields.text(6, Genesis.Parameter.MAXIMUM_NAME_LENGTH), fields.uint64(7));
            case 7 -> new Activate((int) fields.uint(7, 0xFFFF), fields.uint64(8));
            case 8 -> new Lift(new KeyId(fields.hash(5)), fields.text(6, REASON_LENGTH));
            case 9 -> new Name(node(fields), fields.text(6, NodeId.MAXIMUM_LENGTH));
            case 10 ->
                new Recover(
                        node(fields),
                        fields.bytes(9, Limits.RECORD_LENGTH),
                        fields.bytes(10, Limits.VALIDATOR_SET_LENGTH));
            case 11 -> {
                NodeId instance = node(fields);
                yield new Enrol(
                        instance,
                        fields.elements(11, MOST_KEYS, EnrolledKey.MAXIMUM_LENGTH).stream()
                                .map(EnrolledKey::decode)
                                .toList());
            }
            case 12 -> new Retire(node(fields), fields.text(6, REASON_LENGTH));
            case 13 -> new Replace(node(fields), key(fields), fields.text(6, REASON_LENGTH));
            default -> throw new MalformedException("no action " + number);
        };
    }

    private static NodeId node(WireReader fields) {
        return new NodeId(fields.text(4, NodeId.MAXIMUM_LENGTH));
    }

    private static Bytes key(WireReader fields) {
        return fields.bytes(5, Limits.PUBLIC_KEY_LENGTH);
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter().uint(1, number).text(2, chain.code());
        WireWriter complete = switch (action) {
            case Admit(NodeId node, Bytes key, String organisation) ->
                node(writer, 1, node).bytes(5, key).text(6, organisation);
            case Remove(NodeId node, String reason) -> node(writer, 2, node).text(6, reason);
            case Readmit(NodeId node, Bytes key, String reason) ->
                node(writer, 3, node).bytes(5, key).text(6, reason);
            case Refuse(NodeId node, String reason) -> node(writer, 4, node).text(6, reason);
            case Review(String reason) -> writer.uint(3, 5).text(6, reason);
            case SetParameter(String name, long value) ->
                writer.uint(3, 6).text(6, name).uint(7, value);
            case Activate(int version, long height) ->
                writer.uint(3, 7).uint(7, version).uint(8, height);
            case Lift(KeyId key, String reason) ->
                writer.uint(3, 8).bytes(5, key.hash().bytes()).text(6, reason);
            case Name(NodeId node, String organisation) -> node(writer, 9, node).text(6, organisation);
            case Recover(NodeId zone, Bytes anchor, Bytes validators) ->
                node(writer, 10, zone).bytes(9, anchor).bytes(10, validators);
            case Enrol(NodeId instance, List<EnrolledKey> keys) -> {
                node(writer, 11, instance);
                keys.forEach(key -> writer.element(11, key.encode()));
                yield writer;
            }
            case Retire(NodeId instance, String reason) ->
                node(writer, 12, instance).text(6, reason);
            case Replace(NodeId node, Bytes key, String reason) ->
                node(writer, 13, node).bytes(5, key).text(6, reason);
        };
        return complete.finish();
    }

    private static WireWriter node(WireWriter writer, int action, NodeId node) {
        return writer.uint(3, action).text(4, node.code());
    }
}
