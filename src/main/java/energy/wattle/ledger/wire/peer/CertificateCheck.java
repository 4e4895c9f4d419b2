package energy.wattle.ledger.wire.peer;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a certificate is a peer's: issued by one of the authorities, valid now, for both ends of a link, with name
 * and role. Each peer's certificate is issued by an authority itself, without others between.
 */
final class CertificateCheck {

    private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";

    private CertificateCheck() {}

    /** @throws PeerRefusedException if it is not */
    static PeerCertificate check(X509Certificate certificate, List<X509Certificate> authorities, Instant now)
            throws PeerRefusedException {
        path(certificate, authorities, now);
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            if (uses == null || !uses.containsAll(List.of(SERVER_USE, CLIENT_USE))) {
                throw new PeerRefusedException(
                        Refusal.UNFIT_CERTIFICATE, "the certificate is not for both ends of a TLS connection");
            }
            return PeerCertificate.of(certificate);
        } catch (IllegalArgumentException | CertificateParsingException e) {
            throw new PeerRefusedException(Refusal.UNFIT_CERTIFICATE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void path(X509Certificate certificate, List<X509Certificate> authorities, Instant now)
            throws PeerRefusedException {
        Set<TrustAnchor> anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        String whose = PeerName.printable(certificate.getSubjectX500Principal().getName());
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false); // PeerAdmission is what revokes
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
        } catch (CertPathValidatorException e) {
            boolean isOutOfDate = e.getReason() == BasicReason.EXPIRED || e.getReason() == BasicReason.NOT_YET_VALID;
            throw isOutOfDate
                    ? new PeerRefusedException(
                            Refusal.OUT_OF_DATE,
                            "the certificate of %s is valid from %s to %s, and it is %s"
                                    .formatted(
                                            whose,
                                            certificate.getNotBefore().toInstant(),
                                            certificate.getNotAfter().toInstant(),
                                            now),
                            e)
                    : new PeerRefusedException(
                            Refusal.FOREIGN_CERTIFICATE,
                            "the certificate of %s was not issued by this deployment's authority: %s"
                                    .formatted(whose, e.getMessage()),
                            e);
        } catch (GeneralSecurityException e) {
            throw new PeerRefusedException(
                    Refusal.UNFIT_CERTIFICATE, "the certificate of %s cannot be checked: %s".formatted(whose, e), e);
        }
    }
}
