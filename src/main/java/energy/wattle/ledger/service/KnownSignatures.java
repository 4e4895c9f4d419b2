package energy.wattle.ledger.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Certificates that were checked before, by what they and their headers hash to. Whoever knows them looks at no
 * record's signature either: a certified header has the records under its root.
 */
interface KnownSignatures {

    /** Everything is checked. */
    KnownSignatures NONE = new KnownSignatures() {

        @Override
        public boolean areRecordsKnown() {
            return false;
        }

        @Override
        public boolean isKnown(StoredBlock block) {
            return false;
        }

        @Override
        public void remember(StoredBlock block) {}
    };

    boolean areRecordsKnown();

    boolean isKnown(StoredBlock block);

    /** The block's certificate is right. */
    void remember(StoredBlock block);

    /** Of one chain, for as long as the process runs. */
    final class Certified implements KnownSignatures {

        /** A month of blocks, one every half a minute; 10 MB. Others are checked each time. */
        private static final int MOST = 100_000;

        private final CryptoSuite suite;
        private final Set<Hash> known = Collections.synchronizedSet(new HashSet<>());

        Certified(CryptoSuite suite) {
            this.suite = suite;
        }

        @Override
        public boolean areRecordsKnown() {
            return true;
        }

        @Override
        public boolean isKnown(StoredBlock block) {
            return known.contains(digest(block));
        }

        @Override
        public void remember(StoredBlock block) {
            if (known.size() < MOST) {
                known.add(digest(block));
            }
        }

        private Hash digest(StoredBlock block) {
            return suite.tagged(
                    "wattle/scrubbed", energy.wattle.ledger.Bytes.concat(block.header(), block.certificate()));
        }
    }
}
