package energy.wattle.ledger;

/**
 * What follows on a chain from evidence and from administrators' orders. All are plain. Source: Ledger, rules 20 to 29.
 */
public sealed interface VerdictFact {

    /** Kind of its {@link Result}. */
    String kind();

    Bytes encode();

    /** What is charged. Numbers on the chain: new ones come last. Source: rules 20, 21, 24 and 29. */
    enum Charge {
        /** Two proposals for one height and round. */
        TWO_PROPOSALS,
        /** Two votes of one type for one height and round. */
        TWO_VOTES,
        /** A proposal whose attachments do not justify it. */
        UNJUSTIFIED_PROPOSAL,
        /** COMMIT of a round, and TIMEOUT of it or a later one that hides the round's QC. */
        COMMIT_HIDDEN,
        /** PREPARE of an unjustified proposal. */
        UNJUSTIFIED_PREPARE,
        /** More than half of the validators rejected a proposal. */
        REJECTED_BY_MAJORITY,
        /** Two records of one key and number. */
        TWO_RECORDS,
        /** A certified block beside the anchored chain. */
        FORK
    }

    /** What a conviction leads to. Numbers on the chain: new ones come last. Source: rule 23. */
    enum Consequence {
        /** Leads no more, and leaves V at the epoch's end, unless fewer than four would be left. */
        EVICTED,
        /** As many are evicted as may be without a review: this one waits for it. */
        HELD
    }

    /**
     * Evidence holds against a node.
     *
     * @param height that it is about
     * @param round that it is about
     */
    record Convicted(NodeId node, KeyId key, Charge charge, long height, int round, Consequence consequence)
            implements VerdictFact {

        public static final String KIND = "CONVICTED";

        /** @throws MalformedException if the bytes are no such payload */
        public static Convicted decode(Bytes payload) {
            return WireReader.read(
                    "conviction",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Convicted(
                            new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)),
                            new KeyId(fields.hash(2)),
                            Codes.constant(Charge.class, fields.uint64(3)),
                            fields.uint64(4),
                            fields.uint32(5),
                            Codes.constant(Consequence.class, fields.uint64(6))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .text(1, node.code())
                    .bytes(2, key.hash().bytes())
                    .uint(3, Codes.of(charge))
                    .uint(4, height)
                    .uint(5, round)
                    .uint(6, Codes.of(consequence))
                    .finish();
        }
    }

    /** A key has signed two records of one number: it sends no more. Source: rule 24. */
    record Suspended(KeyId key) implements VerdictFact {

        public static final String KIND = "KEY_SUSPENDED";

        /** @throws MalformedException if the bytes are no such payload */
        public static Suspended decode(Bytes payload) {
            return WireReader.read(
                    "suspension", payload, Limits.PAYLOAD_LENGTH, fields -> new Suspended(new KeyId(fields.hash(1))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter().bytes(1, key.hash().bytes()).finish();
        }
    }

    /**
     * An administrators' order was carried out at its time, or could not be.
     *
     * @param number of the order
     * @param refusal why not, as a reason code; empty if it was
     */
    record Carried(long number, String refusal) implements VerdictFact {

        public static final String KIND = "ORDER_CARRIED";

        /** @throws MalformedException if the bytes are no such payload */
        public static Carried decode(Bytes payload) {
            return WireReader.read(
                    "order",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Carried(fields.uint64(1), fields.text(2, Result.MAXIMUM_KIND_LENGTH)));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter().uint(1, number).text(2, refusal).finish();
        }
    }

    /** What administrators have to look at. Numbers on the chain: new ones come last. */
    enum Cause {
        /** A convicted node goes on voting, since fewer than four would be left. */
        EVICTED_STILL_VOTES,
        /** Evictions and new resting wait for a review. */
        EVICTIONS_HELD,
        /** A zone's chain has split: nothing of it counts until it is recovered. */
        ZONE_FROZEN,
        /** A chain goes on with other validators, by a recovery manifest. */
        ZONE_RECOVERED
    }

    /** @param subject name of the node or chain */
    record Alarm(Cause cause, NodeId subject) implements VerdictFact {

        public static final String KIND = "ALARM";

        /** @throws MalformedException if the bytes are no such payload */
        public static Alarm decode(Bytes payload) {
            return WireReader.read(
                    "alarm",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Alarm(
                            Codes.constant(Cause.class, fields.uint64(1)),
                            new NodeId(fields.text(2, NodeId.MAXIMUM_LENGTH))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .uint(1, Codes.of(cause))
                    .text(2, subject.code())
                    .finish();
        }
    }
}
