package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.election.AdminOrder;
import java.util.List;

/** What a newcomer is told. */
public sealed interface EnrolmentAnswer {

    /** Bytes of an encoded answer: the founding document, and some. */
    int MAXIMUM_LENGTH = 9 << 20;

    /**
     * What it is to make.
     *
     * @param name the instance that it will be
     * @param keys names of the keys that it is to make
     * @param zone whose chain it keeps
     * @param document the market's founding document, as its file has it
     */
    record Wanted(PeerName name, String zone, List<KeyName> keys, Bytes document) implements EnrolmentAnswer {

        public Wanted {
            keys = List.copyOf(keys);
        }
    }

    /**
     * It is enrolled.
     *
     * @param certificate in PEM form
     * @param authority its issuer's, likewise
     */
    record Enrolled(String certificate, String authority) implements EnrolmentAnswer {}

    /** @param detail in English; may be empty */
    record Refused(EnrolmentRefusal refusal, String detail) implements EnrolmentAnswer {}

    /** @throws MalformedException if the bytes are no such answer */
    static EnrolmentAnswer decode(Bytes bytes) {
        return WireReader.read("answer to an enrolment", bytes, MAXIMUM_LENGTH, fields -> {
            int refusal = (int) fields.uint(1, EnrolmentRefusal.values().length);
            if (refusal > 0) {
                return new Refused(Codes.constant(EnrolmentRefusal.class, refusal - 1L), fields.text(2, 4_000));
            }
            String certificate = fields.text(3, 400 * 1024);
            if (!certificate.isEmpty()) {
                return new Enrolled(certificate, fields.text(4, 400 * 1024));
            }
            String name = fields.text(5, PeerName.MAXIMUM_BYTES);
            PeerRole role = PeerRole.ofCode(fields.text(6, 64));
            String zone = fields.text(7, PeerName.MAXIMUM_BYTES);
            List<KeyName> keys = fields.elements(8, AdminOrder.MOST_KEYS, 600).stream()
                    .map(key -> new KeyName(WireReader.text("key's name", key)))
                    .toList();
            return new Wanted(new PeerName(name, role), zone, keys, fields.bytes(9, MAXIMUM_LENGTH));
        });
    }

    default Bytes encode() {
        WireWriter writer = new WireWriter();
        switch (this) {
            case Refused(var refusal, String detail) ->
                writer.uint(1, Codes.of(refusal) + 1L).text(2, detail);
            case Enrolled(String certificate, String authority) ->
                writer.text(3, certificate).text(4, authority);
            case Wanted(PeerName name, String zone, List<KeyName> keys, Bytes document) -> {
                writer.text(5, name.name()).text(6, name.role().code()).text(7, zone);
                keys.forEach(key -> writer.element(8, Bytes.ofUtf8(key.path())));
                writer.bytes(9, document);
            }
        }
        return writer.finish();
    }
}
