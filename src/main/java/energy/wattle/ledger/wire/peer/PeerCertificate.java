package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What a process's certificate says of it. The name is the subject's common name; role and node keys are alternative
 * names of the subject, URIs {@code wattle:role:…} and {@code wattle:node:…}.
 *
 * @param nodeKeys keys of the chains' nodes that run in the process
 * @param serial number that the authority gave the certificate, which no other of its certificates has
 * @param until end of its validity
 */
public record PeerCertificate(PeerName name, Set<KeyId> nodeKeys, BigInteger serial, Instant until) {

    static final String ROLE = "wattle:role:";
    static final String NODE = "wattle:node:";

    private static final Integer URI = 6;
    private static final int MOST_NAMES = 1_000;

    public PeerCertificate {
        nodeKeys = Set.copyOf(nodeKeys);
    }

    /** @throws IllegalArgumentException if it is no certificate of a process; the message says why */
    public static PeerCertificate of(X509Certificate certificate) {
        List<String> roles = alternatives(certificate, ROLE);
        if (roles.size() != 1) {
            throw new IllegalArgumentException("the certificate names %d roles, not one".formatted(roles.size()));
        }
        Set<KeyId> keys = new TreeSet<>();
        alternatives(certificate, NODE).forEach(digits -> keys.add(new KeyId(Hash.ofHex(digits))));
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new PeerCertificate(
                new PeerName(commonName(subject), PeerRole.ofCode(roles.getFirst())),
                keys,
                certificate.getSerialNumber(),
                certificate.getNotAfter().toInstant());
    }

    static String commonName(X500Name subject) {
        List<String> names = Arrays.stream(subject.getRDNs(BCStyle.CN))
                .map(RDN::getFirst)
                .map(found -> found.getValue() instanceof ASN1String text ? text.getString() : "")
                .toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException("the subject has %d common names, not one".formatted(names.size()));
        }
        return names.getFirst();
    }

    private static List<String> alternatives(X509Certificate certificate, String prefix) {
        try {
            Collection<List<?>> names = Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
            if (names.size() > MOST_NAMES) {
                throw new IllegalArgumentException("more than %d alternative names".formatted(MOST_NAMES));
            }
            return names.stream()
                    .filter(name -> URI.equals(name.get(0)))
                    .map(name -> String.valueOf(name.get(1)))
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .toList();
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException("the alternative names cannot be read: " + e.getMessage(), e);
        }
    }
}
