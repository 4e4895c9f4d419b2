package energy.wattle.ledger.service;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How often an address may try a token, and all of them together: a guess must cost more than it can win. */
final class EnrolmentRate {

    /** Of one address in a minute: two for each token that is right. */
    static final int MOST = 10;

    /** Of all addresses in a minute. */
    static final int MOST_OF_ALL = 300;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Map<String, Integer> tries = new HashMap<>();
    private long begun;
    private int all;

    /** @param nanos by the monotonic clock */
    synchronized boolean admits(String address, long nanos) {
        if (all == 0 || nanos - begun >= MINUTE) {
            tries.clear();
            begun = nanos;
            all = 0;
        }
        all++;
        return all <= MOST_OF_ALL && tries.merge(address, 1, Integer::sum) <= MOST;
    }
}
