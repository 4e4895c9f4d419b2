package energy.wattle.ledger;

import java.util.List;

/** Checks this instance's database: every hash, signature and link of all chains. */
public interface Audit {

    default Report run() {
        return run((done, of) -> {});
    }

    /** @param progress is told after each chain */
    Report run(Progress progress);

    /** Follows an audit. */
    @FunctionalInterface
    interface Progress {

        /** So many chains of so many are checked. */
        void checked(int chains, int of);
    }

    /** @param findings each names table and row; none if all is as it was stored */
    record Report(long blocks, long records, long results, List<String> findings) {

        public boolean isClean() {
            return findings.isEmpty();
        }
    }
}
