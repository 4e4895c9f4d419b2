package energy.wattle.ledger.wire.peer;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks the identity whether the other side of a handshake is admitted, and counts those who are not. */
final class PeerTrust extends X509ExtendedTrustManager {

    private final PeerIdentity identity;
    private final Optional<String> expected;
    private final Refusals refusals;

    /** @param expected name of the process that was dialled */
    PeerTrust(PeerIdentity identity, Optional<String> expected, Refusals refusals) {
        this.identity = identity;
        this.expected = expected;
        this.refusals = refusals;
    }

    private void check(X509Certificate[] chain) throws PeerRefusedException {
        try {
            PeerCertificate peer = identity.admit(chain[0]);
            String name = peer.name().name();
            if (expected.isPresent() && !expected.get().equals(name)) {
                throw new PeerRefusedException(
                        Refusal.OTHER_NAME, "\"%s\" answers where \"%s\" should be".formatted(name, expected.get()));
            }
        } catch (PeerRefusedException e) {
            refusals.count(e);
            throw e;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws PeerRefusedException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws PeerRefusedException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws PeerRefusedException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws PeerRefusedException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws PeerRefusedException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws PeerRefusedException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return identity.authorities().toArray(X509Certificate[]::new);
    }
}
