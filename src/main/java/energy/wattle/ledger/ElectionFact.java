package energy.wattle.ledger;

import java.util.List;

/**
 * What a chain says of its own nodes in results: elections, demotions, verdicts, changes of V, alarms. All are plain.
 * Source: Ledger, rules 8 to 10 and 20 to 28.
 */
public sealed interface ElectionFact {

    /** Kind of its {@link Result}. */
    String kind();

    Bytes encode();

    /**
     * The first block of an epoch: who leads it.
     *
     * @param answering number of validators that answered
     */
    record Elected(long epoch, List<NodeId> delegates, List<NodeId> candidates, int answering) implements ElectionFact {

        public static final String KIND = "ELECTED";

        public Elected {
            delegates = List.copyOf(delegates);
            candidates = List.copyOf(candidates);
        }

        /** @throws MalformedException if the bytes are no such payload */
        public static Elected decode(Bytes payload) {
            return WireReader.read(
                    "election",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Elected(fields.uint64(1), nodes(fields, 2), nodes(fields, 3), (int)
                            fields.uint(4, Limits.VALIDATORS)));
        }

        private static List<NodeId> nodes(WireReader fields, int field) {
            return fields.elements(field, Limits.VALIDATORS, NodeId.MAXIMUM_LENGTH).stream()
                    .map(name -> new NodeId(WireReader.text("node id", name)))
                    .toList();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            WireWriter writer = new WireWriter().uint(1, epoch);
            delegates.forEach(node -> writer.element(2, Bytes.ofUtf8(node.code())));
            candidates.forEach(node -> writer.element(3, Bytes.ofUtf8(node.code())));
            return writer.uint(4, answering).finish();
        }
    }

    /** A node has missed as many turns in an epoch as put it behind the candidates. Source: rule 22. */
    record Demoted(NodeId node, long epoch) implements ElectionFact {

        public static final String KIND = "DEMOTED";

        /** @throws MalformedException if the bytes are no such payload */
        public static Demoted decode(Bytes payload) {
            return WireReader.read(
                    "demotion",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Demoted(new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)), fields.uint64(2)));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter().text(1, node.code()).uint(2, epoch).finish();
        }
    }

    /** Why a node begins or ceases to vote. Numbers on the chain: new ones come last. */
    enum Move {
        ADMITTED,
        READMITTED,
        RETURNED,
        REMOVED,
        EVICTED,
        RESTED,
        REPLACED
    }

    /** A node votes, or ceases to vote, from an epoch on. Source: rule 22. */
    record Moved(NodeId node, Move move, long epoch) implements ElectionFact {

        public static final String KIND = "VALIDATOR_MOVED";

        /** @throws MalformedException if the bytes are no such payload */
        public static Moved decode(Bytes payload) {
            return WireReader.read(
                    "move",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Moved(
                            new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)),
                            Codes.constant(Move.class, fields.uint64(2)),
                            fields.uint64(3)));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .text(1, node.code())
                    .uint(2, Codes.of(move))
                    .uint(3, epoch)
                    .finish();
        }
    }
}
