package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.ledger.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What has become final when, and where the time went. */
final class Account {

    /** Bytes of one vote in a certificate. */
    static final int VOTE_LENGTH = 70;

    private final ChainTerms terms;
    private final Map<Long, Integer> deciders = new HashMap<>();
    private final Map<Long, Set<Hash>> decisions = new HashMap<>();
    private final TimeSpent.Sums sums = new TimeSpent.Sums();
    private long height;
    private long lastAt;
    private long missed;
    private long forks;
    private long firstLost;
    private long lastLost;

    Account(ChainTerms terms) {
        this.terms = terms;
    }

    /** Whether the block has become final for more than half of the honest nodes by it. */
    boolean decided(ImprovedNode node, Tip tip, ImprovedChain.Times times) {
        if (!terms.isHonest(node.id)) {
            return false;
        }
        Set<Hash> blocks = decisions.computeIfAbsent(tip.height(), any -> new HashSet<>());
        if (blocks.add(tip.hash()) && blocks.size() == 2) {
            forks++;
        }
        if (deciders.merge(tip.height(), 1, Integer::sum) != terms.majority() || tip.height() != height + 1) {
            return false;
        }
        height = tip.height();
        long now = terms.clock().now();
        long opened = times.round() == 0 ? lastAt : clamp(times.opened(), lastAt, now);
        long heard = clamp(times.heard(), opened, now);
        sums.add(TimeSpent.of(heard - opened, now - heard, 0, opened - lastAt, tip.electionBytes(), tip.bytes()));
        if (times.round() > 0) {
            missed += times.round();
            firstLost = firstLost == 0 ? Math.max(1, lastAt) : firstLost;
            lastLost = opened;
        }
        lastAt = now;
        return true;
    }

    long height() {
        return height;
    }

    TimeSpent spent(long upTo) {
        return sums.upTo(upTo);
    }

    long missed() {
        return missed;
    }

    long forks() {
        return forks;
    }

    long firstLost() {
        return firstLost;
    }

    long lastLost() {
        return lastLost;
    }

    Map<Long, Set<Hash>> decisions() {
        return decisions;
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
