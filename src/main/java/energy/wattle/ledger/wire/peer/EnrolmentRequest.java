package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.EnrolledKey;
import java.util.List;

/**
 * What a newcomer says. At first it shows the token alone, and is told which keys it is to make; that does not use the
 * token up.
 *
 * @param secret of the token, 32 bytes
 * @param certificate request for a certificate in PEM form; empty at first
 * @param keys the public sides of its keys, by name
 * @param proofs for each key the signature that shows that the newcomer has it
 */
public record EnrolmentRequest(Bytes secret, String certificate, List<EnrolledKey> keys, List<Bytes> proofs) {

    /** Bytes of a token's secret. */
    public static final int SECRET_LENGTH = 32;

    /** Bytes of an encoded request. */
    static final int MAXIMUM_LENGTH = 512 * 1024;

    private static final int PEM_LENGTH = 200 * 1024;

    public EnrolmentRequest {
        keys = List.copyOf(keys);
        proofs = List.copyOf(proofs);
        if (secret.length() != SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "a token's secret has %d bytes, not %d".formatted(SECRET_LENGTH, secret.length()));
        }
        if (keys.size() != proofs.size()) {
            throw new IllegalArgumentException("%d keys come with %d proofs".formatted(keys.size(), proofs.size()));
        }
    }

    /** The question at first. */
    public static EnrolmentRequest asking(Bytes secret) {
        return new EnrolmentRequest(secret, "", List.of(), List.of());
    }

    /** Whether it only asks what is wanted. */
    public boolean isQuestion() {
        return certificate.isEmpty();
    }

    /** What a key signs to show that the newcomer has it: of use with this very token only. */
    public static Bytes proof(Bytes secret, EnrolledKey key) {
        return Bytes.concat(Bytes.ofUtf8("wattle/enrolment-proof"), secret, key.encode());
    }

    /** @throws MalformedException if the bytes are no such request */
    static EnrolmentRequest decode(Bytes bytes) {
        return WireReader.read(
                "enrolment",
                bytes,
                MAXIMUM_LENGTH,
                fields -> new EnrolmentRequest(
                        fields.bytes(1, SECRET_LENGTH),
                        fields.text(2, PEM_LENGTH),
                        fields.elements(3, AdminOrder.MOST_KEYS, EnrolledKey.MAXIMUM_LENGTH).stream()
                                .map(EnrolledKey::decode)
                                .toList(),
                        fields.elements(4, AdminOrder.MOST_KEYS, Limits.SIGNATURE_LENGTH)));
    }

    Bytes encode() {
        WireWriter writer = new WireWriter().bytes(1, secret).text(2, certificate);
        keys.forEach(key -> writer.element(3, key.encode()));
        proofs.forEach(proof -> writer.element(4, proof));
        return writer.finish();
    }

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return "EnrolmentRequest of %d keys".formatted(keys.size());
    }
}
