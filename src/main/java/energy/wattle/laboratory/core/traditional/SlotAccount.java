package energy.wattle.laboratory.core.traditional;

import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.TimeSpent;
import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has become final when, and where the time went: from slot to slot up to a block's own, then until enough
 * delegates have built on it.
 */
final class SlotAccount {

    private final ChainTerms terms;
    private final long slotLength;
    private final Map<Long, Integer> deciders = new HashMap<>();
    private final Map<Long, Set<Hash>> decisions = new HashMap<>();
    private final List<TimeSpent> spent = new ArrayList<>(List.of(TimeSpent.NONE));
    private TimeSpent before = TimeSpent.NONE;
    private long lastSlot = -1;
    private long missed;
    private long forks;
    private long firstLost;
    private long lastLost;

    SlotAccount(ChainTerms terms, long slotLength) {
        this.terms = terms;
        this.slotLength = slotLength;
    }

    /** Whether the block has become final for more than half of the honest nodes by it. */
    boolean decided(TraditionalNode node, Branch branch) {
        if (!terms.isHonest(node.id)) {
            return false;
        }
        Set<Hash> blocks = decisions.computeIfAbsent(branch.height(), any -> new HashSet<>());
        if (blocks.add(branch.hash()) && blocks.size() == 2) {
            forks++;
        }
        if (deciders.merge(branch.height(), 1, Integer::sum) != terms.majority() || branch.height() != height() + 1) {
            return false;
        }
        long lost = branch.slot() - lastSlot - 1;
        long slotAt = branch.slot() * slotLength;
        if (lost > 0) {
            missed += lost;
            firstLost = firstLost == 0 ? Math.max(1, slotAt - lost * slotLength) : firstLost;
            lastLost = slotAt;
        }
        before = before.plus(new TimeSpent(0, 0, 0, 0, lost * slotLength));
        lastSlot = branch.slot();
        long now = terms.clock().now();
        TraditionalNode.Arrival arrival = node.arrival(branch.hash());
        long arrived = clamp(arrival.at(), slotAt, now);
        long checked = clamp(arrival.checked(), arrived, now);
        spent.add(before.plus(own(branch, arrived - slotAt, checked - arrived, now - slotAt)));
        long inSlot = Math.min(arrived - slotAt, slotLength);
        long checking = Math.min(checked - arrived, slotLength - inSlot);
        before = before.plus(own(branch, inSlot, checking, slotLength));
        return true;
    }

    /** @param all µs, of which what is neither proposing nor verifying is waiting */
    private static TimeSpent own(Branch branch, long proposing, long verifying, long all) {
        return TimeSpent.of(
                proposing, verifying, all - proposing - verifying, 0, branch.electionBytes(), branch.bytes());
    }

    long height() {
        return spent.size() - 1L;
    }

    TimeSpent spent(long upTo) {
        return spent.get((int) Math.min(upTo, height()));
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

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }
}
