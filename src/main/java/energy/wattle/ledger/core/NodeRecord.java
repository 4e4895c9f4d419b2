package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.List;
import java.util.Optional;

/** The payloads of the records that nodes and administrators of nodes send. Source: Ledger formats. */
public sealed interface NodeRecord {

    Bytes encode();

    /**
     * EPOCH_KEY: the key that an epoch's members share, for none else to read.
     *
     * @param commitment to the key
     * @param publicKey of the pair derived from the key, for senders who do not hold it
     * @param wraps strictly ascending by member
     */
    record EpochKey(long epoch, Hash commitment, Bytes publicKey, List<Wrap> wraps) implements NodeRecord {

        public EpochKey {
            wraps = List.copyOf(wraps);
            for (int i = 1; i < wraps.size(); i++) {
                if (wraps.get(i - 1).member().compareTo(wraps.get(i).member()) >= 0) {
                    throw new IllegalArgumentException("wraps are not in the order of their members, each once");
                }
            }
        }

        /** @throws MalformedException if the bytes are no such payload */
        public static EpochKey decode(Bytes payload) {
            return WireReader.read(
                    "EPOCH_KEY",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new EpochKey(
                            fields.uint64(1),
                            fields.hash(2),
                            fields.bytes(3, Limits.PUBLIC_KEY_LENGTH),
                            fields.elements(4, Limits.VALIDATORS, Limits.PAYLOAD_LENGTH).stream()
                                    .map(Wrap::decode)
                                    .toList()));
        }

        @Override
        public Bytes encode() {
            WireWriter writer =
                    new WireWriter().uint(1, epoch).bytes(2, commitment.bytes()).bytes(3, publicKey);
            wraps.forEach(wrap -> writer.element(4, wrap.encode()));
            return writer.finish();
        }

        public Optional<SealedPayload> wrapFor(NodeId member) {
            return wraps.stream()
                    .filter(wrap -> wrap.member().equals(member))
                    .map(Wrap::sealed)
                    .findFirst();
        }
    }

    /** The epoch key for one member, by {@link EpochKeys#wrap}. */
    record Wrap(NodeId member, SealedPayload sealed) {

        static Wrap decode(Bytes bytes) {
            return WireReader.read(
                    "wrap",
                    bytes,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Wrap(
                            new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)),
                            RecordCodec.decodeSealed(fields.bytes(2, Limits.PAYLOAD_LENGTH))));
        }

        Bytes encode() {
            return new WireWriter()
                    .text(1, member.code())
                    .bytes(2, RecordCodec.encode(sealed))
                    .finish();
        }
    }

    /**
     * NODE_ADMINISTRATION: a zone's sub-chain joins the market.
     *
     * @param genesis of the sub-chain, encoded
     */
    record RegisterZone(Bytes genesis) implements NodeRecord {

        private static final long ACTION = 1;

        /** @throws MalformedException if the bytes are no such payload */
        public static RegisterZone decode(Bytes payload) {
            return WireReader.read("NODE_ADMINISTRATION", payload, Limits.PAYLOAD_LENGTH, fields -> {
                long action = fields.uint64(1);
                if (action != ACTION) {
                    throw new MalformedException("no action " + action);
                }
                return new RegisterZone(fields.bytes(2, Limits.PAYLOAD_LENGTH));
            });
        }

        @Override
        public Bytes encode() {
            return new WireWriter().uint(1, ACTION).bytes(2, genesis).finish();
        }
    }

    /**
     * ABSENT: the proposer goes on without this zone.
     *
     * @param step market step, milliseconds since 1970-01-01T00:00Z
     */
    record Absent(NodeId zone, long step) implements NodeRecord {

        /** @throws MalformedException if the bytes are no such payload */
        public static Absent decode(Bytes payload) {
            return WireReader.read(
                    "ABSENT",
                    payload,
                    Limits.PAYLOAD_LENGTH,
                    fields -> new Absent(new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)), fields.uint64(2)));
        }

        @Override
        public Bytes encode() {
            return new WireWriter().text(1, zone.code()).uint(2, step).finish();
        }
    }
}
