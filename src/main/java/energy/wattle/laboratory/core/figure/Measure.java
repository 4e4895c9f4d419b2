package energy.wattle.laboratory.core.figure;

import energy.wattle.laboratory.core.trial.Measured;

/** What a figure shows of a run, as a whole number. */
public enum Measure {
    /** µs until the round is final on the main chain. */
    TIME(false),
    /** Thousandths of a transaction per second, to the main chain's block. */
    THROUGHPUT(true),
    /** µs from the first lost turn to the end of the last one. */
    RECOVERY(false),
    /** Bytes sent per final transaction. */
    BYTES(false);

    private final boolean isMoreBetter;

    Measure(boolean isMoreBetter) {
        this.isMoreBetter = isMoreBetter;
    }

    public boolean isMoreBetter() {
        return isMoreBetter;
    }

    public long of(Measured run) {
        return switch (this) {
            case TIME -> run.time();
            case THROUGHPUT -> throughput(run.transactions(), run.time());
            case RECOVERY -> run.recovery();
            case BYTES -> run.bytes() / Math.max(1, run.transactions());
        };
    }

    /** T = N / t0 in thousandths per second. */
    public static long throughput(long transactions, long micros) {
        return transactions * 1_000_000_000L / Math.max(1, micros);
    }
}
