package energy.wattle.ledger;

import java.time.Instant;

/** The payloads of the results that the ledger's own contract writes, beside {@link AnchoredBlock}; all are plain. */
public sealed interface LedgerFact {

    /** Kind of its {@link Result}. */
    String kind();

    Bytes encode();

    /**
     * On the main chain: a decision that a zone has to know, under its number.
     *
     * @param number counts the decisions for one zone, from 1
     */
    record Decided(long number, Decision decision) implements LedgerFact {

        public static final String KIND = Result.DECISION;

        public Decided {
            Checks.atLeast("decision's number", number, 1);
        }

        public static Decided decode(Bytes payload) {
            return WireReader.read(
                    "decision",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Decided(
                            fields.uint64(1),
                            new Decision(
                                    new NodeId(fields.text(2, NodeId.MAXIMUM_LENGTH)),
                                    kind(fields.uint64(3)),
                                    fields.bytes(4, Limits.DECISION_LENGTH))));
        }

        private static RecordKind kind(long number) {
            return RecordKind.ofNumber(number).orElseThrow(() -> new MalformedException("no record kind " + number));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .uint(1, number)
                    .text(2, decision.zone().code())
                    .uint(3, decision.kind().number())
                    .bytes(4, decision.payload())
                    .finish();
        }
    }

    /**
     * On a sub-chain: decisions of the main chain have been applied.
     *
     * @param first number of the first one
     * @param last number of the last one
     * @param mainHeight of the main chain's header that they were proved against
     */
    record Copied(long first, long last, long mainHeight) implements LedgerFact {

        public static final String KIND = "COPIED";

        public Copied {
            Checks.atLeast("first number", first, 1);
            Checks.atLeast("last number", last, first);
            Checks.atLeast("main chain's height", mainHeight, 1);
        }

        public static Copied decode(Bytes payload) {
            return WireReader.read(
                    "copied decisions",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Copied(fields.uint64(1), fields.uint64(2), fields.uint64(3)));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .uint(1, first)
                    .uint(2, last)
                    .uint(3, mainHeight)
                    .finish();
        }
    }

    /**
     * On the main chain: every zone has met this step, or is absent from it.
     *
     * @param step instant of the UTC 15-minute grid
     */
    record StepCompleted(Instant step) implements LedgerFact {

        public static final String KIND = "STEP_COMPLETED";

        public static StepCompleted decode(Bytes payload) {
            return WireReader.read(
                    "completed step",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new StepCompleted(Instant.ofEpochMilli(fields.uint64(1))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter().uint(1, step.toEpochMilli()).finish();
        }
    }

    /** On the main chain: a zone's sub-chain was registered. */
    record ZoneRegistered(NodeId zone, ChainId chain) implements LedgerFact {

        public static final String KIND = "ZONE_REGISTERED";

        public static ZoneRegistered decode(Bytes payload) {
            return WireReader.read(
                    "registered zone",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new ZoneRegistered(
                            new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)), new ChainId(fields.hash(2))));
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .text(1, zone.code())
                    .bytes(2, chain.genesis().bytes())
                    .finish();
        }
    }
}
