package energy.wattle.ledger;

import java.util.List;

/** Checks this instance's database: every hash, signature and link of all chains. */
public interface Audit {

    Report run();

    /** @param findings each names table and row; none if all is as it was stored */
    record Report(long blocks, long records, long results, List<String> findings) {

        public boolean isClean() {
            return findings.isEmpty();
        }
    }
}
