package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.wire.peer.EnrolmentRequest;
import energy.wattle.ledger.wire.peer.PeerSettings.Parent;
import java.util.Base64;

/**
 * What a newcomer needs to join: where the cloud is, by what it knows the cloud, and the secret that lets it in once.
 * As text it is {@code wattle-} and base64url, with a check sum, so that a slip is told from a token that is used up.
 *
 * @param address of the cloud's listener for peers, {@code host:port}
 * @param fingerprint of the deployment's authority
 * @param secret 32 unpredictable bytes
 */
public record EnrolmentToken(String address, Hash fingerprint, Bytes secret) {

    private static final String PREFIX = "wattle-";
    private static final int ADDRESS_LENGTH = 300;
    private static final int CHECK_LENGTH = 4;
    private static final int MAXIMUM_LENGTH = 600;

    public EnrolmentToken {
        Parent.at("cloud", address);
        if (secret.length() != EnrolmentRequest.SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "a token's secret has %d bytes, not %d".formatted(EnrolmentRequest.SECRET_LENGTH, secret.length()));
        }
    }

    /** @throws IllegalArgumentException if the text is no token; the message says what to do */
    public static EnrolmentToken parse(String text) {
        String stripped = text.strip();
        try {
            if (!stripped.startsWith(PREFIX) || stripped.length() > MAXIMUM_LENGTH) {
                throw new IllegalArgumentException("it does not begin with " + PREFIX);
            }
            Bytes all = Bytes.of(Base64.getUrlDecoder().decode(stripped.substring(PREFIX.length())));
            if (all.length() <= CHECK_LENGTH) {
                throw new IllegalArgumentException("it is too short");
            }
            Bytes content = all.slice(0, all.length() - CHECK_LENGTH);
            if (!check(content).equals(all.slice(content.length(), all.length()))) {
                throw new IllegalArgumentException("a character is wrong, or some are missing");
            }
            return WireReader.read(
                    "token",
                    content,
                    MAXIMUM_LENGTH,
                    fields -> new EnrolmentToken(
                            fields.text(1, ADDRESS_LENGTH),
                            fields.hash(2),
                            fields.bytes(3, EnrolmentRequest.SECRET_LENGTH)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "this is no token (%s); copy it whole from the page that shows it".formatted(e.getMessage()), e);
        }
    }

    public String text() {
        Bytes content = new WireWriter()
                .text(1, address)
                .bytes(2, fingerprint.bytes())
                .bytes(3, secret)
                .finish();
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Bytes.concat(content, check(content)).toArray());
    }

    /** By which it is known where it was issued; it tells nothing of the secret. */
    public static Hash identity(Bytes secret) {
        return CryptoSuites.ED25519.tagged("wattle/enrolment-token", secret);
    }

    private static Bytes check(Bytes content) {
        return CryptoSuites.ED25519
                .tagged("wattle/enrolment-check", content)
                .bytes()
                .slice(0, CHECK_LENGTH);
    }

    /** Without the secret, because records end up in logs. */
    @Override
    public String toString() {
        return "EnrolmentToken for " + address;
    }
}
