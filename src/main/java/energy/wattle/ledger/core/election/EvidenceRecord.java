package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.RecordCodec;
import java.util.List;

/** EVIDENCE: what anybody of the chain shows for everybody to check. Source: Ledger, rules 20, 21, 24 and 29. */
public sealed interface EvidenceRecord {

    Bytes encode();

    /**
     * What a validator has signed in deciding a height.
     *
     * @param content the consensus' evidence, encoded
     */
    record Misconduct(Bytes content) implements EvidenceRecord {

        @Override
        public Bytes encode() {
            return new WireWriter().uint(1, 1).bytes(2, content).finish();
        }
    }

    /** Two records of one key and number. */
    record TwoRecords(Bytes senderKey, LedgerRecord one, LedgerRecord other) implements EvidenceRecord {

        @Override
        public Bytes encode() {
            return new WireWriter()
                    .uint(1, 2)
                    .bytes(3, senderKey)
                    .bytes(4, RecordCodec.encode(one))
                    .bytes(5, RecordCodec.encode(other))
                    .finish();
        }
    }

    /**
     * A certified block of a zone beside its anchored chain. Which hash stands where the two chains differ is told by
     * the later of the two headers.
     *
     * @param other hash, in the later header's history, at the height of the earlier header; the anchored header's own
     *     where both have one height
     * @param path of that hash in the later header's history; empty where both have one height
     */
    record Fork(BlockHeader header, Certificate certificate, Hash other, List<Hash> path) implements EvidenceRecord {

        public Fork {
            path = List.copyOf(path);
        }

        @Override
        public Bytes encode() {
            WireWriter writer = new WireWriter()
                    .uint(1, 3)
                    .bytes(6, BlockCodec.encode(header))
                    .bytes(7, ChainCodec.encode(certificate))
                    .bytes(8, other.bytes());
            path.forEach(hash -> writer.element(9, hash.bytes()));
            return writer.finish();
        }
    }

    /** @throws MalformedException if the bytes are no such payload */
    static EvidenceRecord decode(Bytes payload) {
        return WireReader.read("EVIDENCE", payload, Limits.PAYLOAD_LENGTH, fields -> {
            long kind = fields.uint64(1);
            return switch ((int) Math.min(kind, Integer.MAX_VALUE)) {
                case 1 -> new Misconduct(fields.bytes(2, Limits.PAYLOAD_LENGTH));
                case 2 ->
                    new TwoRecords(
                            fields.bytes(3, Limits.PUBLIC_KEY_LENGTH),
                            RecordCodec.decode(fields.bytes(4, Limits.RECORD_LENGTH)),
                            RecordCodec.decode(fields.bytes(5, Limits.RECORD_LENGTH)));
                case 3 ->
                    new Fork(
                            BlockCodec.decodeHeader(fields.bytes(6, Limits.HEADER_LENGTH)),
                            ChainCodec.decodeCertificate(fields.bytes(7, Limits.CERTIFICATE_LENGTH)),
                            fields.hash(8),
                            fields.elements(9, Limits.PATH_LENGTH, Hash.LENGTH).stream()
                                    .map(Hash::new)
                                    .toList());
                default -> throw new MalformedException("no evidence " + kind);
            };
        });
    }
}
