package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.consensus.Verifying;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers which signatures were good, for all nodes of one chain in this process: the same question has the same
 * answer whoever asks. Bad ones are checked each time. For one thread at a time.
 */
final class CheckedSignatures implements Verifying {

    /** A height of 150 validators has about 300 votes; the half that was used last is kept. */
    private static final int MOST = 4_096;

    private final CryptoSuite suite;
    private Set<Checked> recent = new HashSet<>();
    private Set<Checked> older = new HashSet<>();

    private record Checked(Bytes signature, Bytes publicKey, Bytes message) {

        /** A signature alone tells checks apart, as far as a hash table needs it. */
        @Override
        public int hashCode() {
            return signature.hashCode();
        }
    }

    CheckedSignatures(CryptoSuite suite) {
        this.suite = suite;
    }

    @Override
    public boolean verifies(Bytes publicKey, Bytes message, Bytes signature) {
        Checked asked = new Checked(signature, publicKey, message);
        if (recent.contains(asked) || older.contains(asked)) {
            return true;
        }
        boolean isGood = suite.verifies(publicKey, message, signature);
        if (isGood) {
            if (recent.size() >= MOST) {
                older = recent;
                recent = new HashSet<>();
            }
            recent.add(asked);
        }
        return isGood;
    }

    @Override
    public Hash hash(byte[]... parts) {
        return suite.hash(parts);
    }
}
