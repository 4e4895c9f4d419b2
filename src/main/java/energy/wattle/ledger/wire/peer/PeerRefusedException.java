package energy.wattle.ledger.wire.peer;

import java.security.cert.CertificateException;

/** A handshake is refused: a certificate exception, since TLS asks for one. */
final class PeerRefusedException extends CertificateException {

    private final Refusal refusal;

    PeerRefusedException(Refusal refusal, String detail) {
        super(detail);
        this.refusal = refusal;
    }

    PeerRefusedException(Refusal refusal, String detail, Throwable cause) {
        super(detail, cause);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
