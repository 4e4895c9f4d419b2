package energy.wattle.metering;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import java.util.Optional;

/**
 * Names a final record within its chain: a key's numbers rise, so that no two final records of a chain share both.
 * Known to every contract, which a record's hash is not.
 *
 * @param sequence from 1
 */
public record RecordName(KeyId sender, long sequence) {

    public RecordName {
        if (sequence < 1) {
            throw new IllegalArgumentException("a record's number is 1 or more, not " + sequence);
        }
    }

    /** Reads a name that has to be there, in two fields. */
    static RecordName required(WireReader fields, int senderField, int sequenceField) {
        return optional(fields, senderField, sequenceField)
                .orElseThrow(() -> new MalformedException("the record's name is missing"));
    }

    /** Reads a name that may be absent, in two fields: both are there, or none. */
    static Optional<RecordName> optional(WireReader fields, int senderField, int sequenceField) {
        Bytes sender = fields.bytes(senderField, Hash.LENGTH);
        long sequence = fields.uint64(sequenceField);
        if (sender.isEmpty() && sequence == 0) {
            return Optional.empty();
        }
        if (sender.isEmpty() || sequence == 0) {
            throw new MalformedException("a record's name has a key and a number");
        }
        return Optional.of(new RecordName(new KeyId(new Hash(sender)), sequence));
    }
}
