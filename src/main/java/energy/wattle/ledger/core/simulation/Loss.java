package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.election.Succession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** More than f nodes go for good; administrators name a block and others, who go on above it. Source: rule 28. */
final class Loss {

    private static final int HEARD_WITHIN = 1_500;
    private static final int PINNED_WITHIN = 9_000;

    private final World world;
    private final SortedSet<Integer> gone = new TreeSet<>();

    Loss(World world) {
        this.world = world;
    }

    /** One more than the chain can bear, or more where one of them was evicted before and did not vote any more. */
    void happen() {
        while (gone.size() <= world.plan().faulty() || isQuorumLeft()) {
            gone.add(world.dice().below(world.plan().nodes()));
        }
        world.nodes().stream().filter(node -> gone.contains(node.position)).forEach(node -> node.heeding.leave());
    }

    private boolean isQuorumLeft() {
        return world.nodes().stream()
                .filter(node -> !node.heeding.isGone())
                .map(node -> node.terms())
                .anyMatch(terms -> IntStream.range(
                                        0,
                                        terms.electorate()
                                                .validators()
                                                .members()
                                                .size())
                                .filter(seat -> !gone.contains(Founding.nodeAt(terms, seat)))
                                .count()
                        >= terms.electorate().quorum());
    }

    /** As far as anybody who is left has come. */
    long highest() {
        return present().stream().mapToLong(Node::decided).max().orElse(0);
    }

    /**
     * The manifest is on the main chain, and everybody hears of it in time. It names the last block that anybody holds
     * who is left, or one that somebody has gone beyond, which nobody at the administrators' desk could know.
     */
    Succession recover() {
        List<Node> holders = present().stream()
                .filter(Node::isHonest)
                .sorted(Comparator.comparingLong(Node::decided))
                .toList();
        Node holder = world.dice().perMille(500) ? holders.getFirst() : holders.getLast();
        long height = Math.max(1, holder.decided() - (world.dice().perMille(300) ? 1 : 0));
        SortedSet<Integer> next = new TreeSet<>();
        present().stream().filter(node -> node.decided() <= height).forEach(node -> next.add(node.position));
        List<Node> arriving = new ArrayList<>();
        for (int spare = world.plan().nodes(); next.size() < world.plan().nodes(); spare++) {
            next.add(spare);
            arriving.add(world.nodes().get(spare));
        }
        Succession manifest =
                world.founding().manifest(holder.chain().at(height).orElseThrow(), next);
        long epoch = (height / world.plan().epochBlocks()) + manifest.number();
        world.watch().recovered(epoch, next);
        Set<Integer> late = late(next);
        for (Node node : world.nodes()) {
            if (arriving.contains(node)) {
                world.schedule(world.dice().below(HEARD_WITHIN), () -> {
                    node.heeding.heed(manifest);
                    node.heeding.arrive();
                });
            } else if (late.contains(node.position)) {
                world.schedule(world.dice().below(PINNED_WITHIN), () -> node.heeding.heed(manifest));
            } else if (next.contains(node.position)) {
                node.heeding.heed(manifest); // whoever is named is held fast while the manifest is signed
            } else if (!gone.contains(node.position)) {
                world.schedule(world.dice().below(HEARD_WITHIN), () -> node.heeding.heed(manifest));
            }
        }
        return manifest;
    }

    /** Of those who go on, as many as may be missing: the others do not wait for them. */
    private Set<Integer> late(SortedSet<Integer> next) {
        Set<Integer> late = new TreeSet<>();
        int most = world.plan().pinsLate() ? world.plan().faulty() : 0;
        for (int position : next) {
            boolean isHonest = position < world.plan().nodes() && !world.isMalicious(position);
            if (isHonest && late.size() < most - world.maliciousAmong(next)) {
                late.add(position);
            }
        }
        return late;
    }

    private List<Node> present() {
        return world.nodes().stream().filter(node -> !node.heeding.isGone()).toList();
    }
}
