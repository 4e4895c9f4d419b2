package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/**
 * The public side of one key that an instance brings.
 *
 * @param signing public key for signatures
 * @param encryption public key of the pair for encryption
 */
public record EnrolledKey(KeyName name, Bytes signing, Bytes encryption) {

    /** Bytes of a name's UTF-8 form: 200 characters of up to three each. */
    static final int NAME_LENGTH = 600;

    /** Bytes of an encoded key. */
    public static final int MAXIMUM_LENGTH = NAME_LENGTH + 2 * Limits.PUBLIC_KEY_LENGTH + 16;

    public EnrolledKey {
        if (name.path().codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an enrolled key's name has no control characters");
        }
    }

    /** @throws MalformedException if the bytes are no such key */
    public static EnrolledKey decode(Bytes bytes) {
        return WireReader.read(
                "enrolled key",
                bytes,
                MAXIMUM_LENGTH,
                fields -> new EnrolledKey(
                        new KeyName(fields.text(1, NAME_LENGTH)),
                        fields.bytes(2, Limits.PUBLIC_KEY_LENGTH),
                        fields.bytes(3, Limits.PUBLIC_KEY_LENGTH)));
    }

    public Bytes encode() {
        return new WireWriter()
                .text(1, name.path())
                .bytes(2, signing)
                .bytes(3, encryption)
                .finish();
    }
}
