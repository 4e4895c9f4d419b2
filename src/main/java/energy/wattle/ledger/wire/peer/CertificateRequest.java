package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import java.io.IOException;
import java.io.StringReader;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * What a process asks the authority for, as PKCS#10, so that its private key stays with it. Whoever issues the
 * certificate decides whether the name, the role and the node keys are the process's due.
 *
 * @param key public key, whose private half signed the request
 */
public record CertificateRequest(PeerName name, Set<KeyId> nodeKeys, PublicKey key) {

    private static final int MOST_KEYS = 900;

    public CertificateRequest {
        nodeKeys = Set.copyOf(nodeKeys);
        if (nodeKeys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "a certificate names up to %d node keys, not %d".formatted(MOST_KEYS, nodeKeys.size()));
        }
    }

    /** A request in PEM form, and the private key to it, which stays. */
    public record Made(String request, String key) {}

    public static Made make(PeerName name, Set<KeyId> nodeKeys) {
        KeyPair pair = SignedCertificates.newKeys();
        CertificateRequest request = new CertificateRequest(name, nodeKeys, pair.getPublic());
        try {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.subjectAlternativeName, false, request.alternatives());
            PKCS10CertificationRequest signed = new JcaPKCS10CertificationRequestBuilder(
                            request.subject(), pair.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder(SignedCertificates.ALGORITHM).build(pair.getPrivate()));
            return new Made(PemFiles.pem(signed), PemFiles.pem(pair.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot sign with " + SignedCertificates.ALGORITHM, e);
        }
    }

    /** @throws IllegalArgumentException if the text is no such request, or is not signed with its own key */
    public static CertificateRequest parse(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw new IllegalArgumentException("is no PKCS#10 request in PEM form");
            }
            PublicKey key = new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("is not signed with the key that it is for");
            }
            return of(request, key);
        } catch (IOException | OperatorCreationException | PKCSException | IllegalArgumentException e) {
            throw new IllegalArgumentException("certificate request: " + e.getMessage(), e);
        }
    }

    private static CertificateRequest of(PKCS10CertificationRequest request, PublicKey key) {
        List<String> roles = uris(request, PeerCertificate.ROLE).toList();
        if (roles.size() != 1) {
            throw new IllegalArgumentException("asks for %d roles, not one".formatted(roles.size()));
        }
        PeerName name =
                new PeerName(PeerCertificate.commonName(request.getSubject()), PeerRole.ofCode(roles.getFirst()));
        Set<KeyId> keys = new TreeSet<>();
        uris(request, PeerCertificate.NODE).forEach(digits -> keys.add(new KeyId(Hash.ofHex(digits))));
        return new CertificateRequest(name, keys, key);
    }

    private static Stream<String> uris(PKCS10CertificationRequest request, String prefix) {
        Extensions extensions = request.getRequestedExtensions();
        GeneralNames names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return names == null
                ? Stream.of()
                : Arrays.stream(names.getNames())
                        .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                        .map(name -> ((ASN1String) name.getName()).getString())
                        .filter(uri -> uri.startsWith(prefix))
                        .map(uri -> uri.substring(prefix.length()));
    }

    X500Name subject() {
        return new X500NameBuilder().addRDN(BCStyle.CN, name.name()).build();
    }

    GeneralNames alternatives() {
        Stream<String> uris = Stream.concat(
                Stream.of(PeerCertificate.ROLE + name.role().code()),
                new TreeSet<>(nodeKeys).stream().map(key -> PeerCertificate.NODE + key));
        return new GeneralNames(uris.map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri))
                .toArray(GeneralName[]::new));
    }
}
