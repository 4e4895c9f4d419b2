package energy.wattle.ledger.wire.peer;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import io.grpc.util.AdvancedTlsX509KeyManager;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process shows and demands in a handshake: TLS 1.3 with a certificate on both sides, of this deployment's
 * authority. The other's name is its certificate's, not its host's, since processes move.
 */
public final class PeerIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(PeerIdentity.class);

    static final String PROTOCOL = "TLSv1.3";

    private final PeerFiles files;
    private final PeerAdmission admission;
    private final InstantSource clock;
    private final AdvancedTlsX509KeyManager shown = new AdvancedTlsX509KeyManager();
    private volatile Credentials credentials;
    private volatile Optional<String> fault = Optional.empty();

    private PeerIdentity(PeerFiles files, PeerAdmission admission, InstantSource clock) {
        this.files = files;
        this.admission = admission;
        this.clock = clock;
        credentials = Credentials.of(files, Credentials.texts(files), clock.instant());
        show(credentials);
    }

    /** @throws PeerIdentityException if a file is missing, unreadable, out of date, or does not fit the others */
    public static PeerIdentity load(PeerFiles files, PeerAdmission admission, InstantSource clock) {
        return new PeerIdentity(files, admission, clock);
    }

    public PeerCertificate certificate() {
        return credentials.peer();
    }

    /** Whether certificates of this authority are admitted. */
    public boolean trusts(X509Certificate authority) {
        return credentials.authorities().contains(authority);
    }

    /** Why the files as they are now are not used, but what was read before; empty if they are. */
    public Optional<String> fault() {
        return fault;
    }

    /**
     * Reads the files again if they have changed. Handshakes from now on use them. Files that are wrong, or half
     * replaced, are left alone until they are right.
     *
     * @return whether the process has another certificate now
     */
    public synchronized boolean refresh() {
        try {
            List<String> texts = Credentials.texts(files);
            if (texts.equals(credentials.read())) {
                fault = Optional.empty();
                return false;
            }
            Credentials fresh = Credentials.of(files, texts, clock.instant());
            if (!fresh.peer().name().equals(credentials.peer().name())) {
                throw new PeerIdentityException(
                        files.certificate(),
                        "is for %s now, and this process is %s"
                                .formatted(
                                        fresh.peer().name(), credentials.peer().name()));
            }
            boolean isOther = !fresh.certificate().equals(credentials.certificate());
            show(fresh);
            credentials = fresh;
            fault = Optional.empty();
            LOG.info(
                    "certificate of {} read again, valid until {}",
                    fresh.peer().name(),
                    fresh.peer().until());
            return isOther;
        } catch (PeerIdentityException e) {
            String message = String.valueOf(e.getMessage());
            if (!fault.equals(Optional.of(message))) {
                LOG.warn("identity files have changed, but are not used: {}", message);
            }
            fault = Optional.of(message);
            return false;
        }
    }

    /** With the issuer's, by which newcomers know the deployment. */
    private void show(Credentials now) {
        X509Certificate issuer = now.authorities().stream()
                .filter(authority -> authority
                        .getSubjectX500Principal()
                        .equals(now.certificate().getIssuerX500Principal()))
                .filter(authority -> hasSigned(authority, now.certificate()))
                .findFirst()
                .orElseThrow();
        shown.updateIdentityCredentials(new X509Certificate[] {now.certificate(), issuer}, now.key());
    }

    /** Authorities of one deployment may have the same name. */
    private static boolean hasSigned(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether this certificate is admitted now. */
    PeerCertificate admit(X509Certificate certificate) throws PeerRefusedException {
        PeerCertificate peer = CertificateCheck.check(certificate, authorities(), clock.instant());
        Optional<String> objection = admission.objection(peer);
        if (objection.isPresent()) {
            throw new PeerRefusedException(
                    Refusal.NOT_ADMITTED, "%s is not admitted: %s".formatted(peer.name(), objection.get()));
        }
        return peer;
    }

    Instant now() {
        return clock.instant();
    }

    List<X509Certificate> authorities() {
        return credentials.authorities();
    }

    /** @param refusals where refused clients are counted */
    SslContext server(Refusals refusals) {
        SslContextBuilder builder = SslContextBuilder.forServer(shown)
                .trustManager(new PeerTrust(this, Optional.empty(), refusals))
                .clientAuth(ClientAuth.OPTIONAL); // newcomers have none yet; a link without one is refused, and counted
        return context(builder);
    }

    /** Made for each connection, so that none resumes a session from before a rotation. */
    SslContext client(String server, Refusals refusals) {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .keyManager(shown)
                .trustManager(new PeerTrust(this, Optional.of(server), refusals));
        return context(builder);
    }

    private static SslContext context(SslContextBuilder builder) {
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK)
                    .protocols(PROTOCOL)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no %s".formatted(PROTOCOL), e);
        }
    }
}
