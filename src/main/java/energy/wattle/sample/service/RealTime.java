package energy.wattle.sample.service;

import java.util.concurrent.locks.Condition;

/** Real time, and waiting in it; tests have one of their own. */
interface RealTime {

    /** Monotonic, in nanoseconds from some beginning. */
    long nanos();

    /** Waits for a signal, at most so long. */
    void await(Condition signal, long nanos) throws InterruptedException;

    /** That of the machine. */
    static RealTime ofMachine() {
        return new RealTime() {

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // whoever calls it does so in a loop
            public void await(Condition signal, long nanos) throws InterruptedException {
                signal.awaitNanos(nanos);
            }
        };
    }
}
