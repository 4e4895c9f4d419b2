package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.store.PendingStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** This instance's nodes: one per chain, sub-chains at the same time, then the main chain. */
final class ChainNodes implements AutoCloseable {

    private final List<ChainNode> nodes;
    private final PendingStore pending;
    private final boolean isAmongOthers;
    private final BooleanSupplier isSilenced;
    private final ExecutorService threads;

    /**
     * The nodes of one process.
     *
     * @param isAmongOthers whether chains have nodes in other processes: then none waits for another chain's decision
     * @param isSilenced whether the instance does nothing by itself for now, and only follows
     */
    ChainNodes(List<ChainNode> nodes, PendingStore pending, boolean isAmongOthers, BooleanSupplier isSilenced) {
        this.isSilenced = isSilenced;
        this.isAmongOthers = isAmongOthers;
        this.nodes = List.copyOf(nodes);
        this.pending = pending;
        threads = Executors.newFixedThreadPool(
                Math.max(1, nodes.size()), // not one per core: a chain's nodes wait for one another most of the time
                Thread.ofPlatform().name("chain-node-", 0).factory());
    }

    /**
     * Makes the blocks that are due.
     *
     * @return whether there was any
     */
    boolean makeBlocks(Instant now) {
        Map<Integer, Integer> waiting = pending.counts();
        List<CompletableFuture<Boolean>> zones = nodes.stream()
                .filter(node -> isAmongOthers || !node.chain().isMain())
                .map(node -> CompletableFuture.supplyAsync(() -> makeBlocks(node, now, waiting), threads))
                .toList();
        // All come to their end before the failure of one is told: whoever hears of it may restart the nodes.
        CompletableFuture.allOf(zones.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .join();
        boolean made = false;
        for (CompletableFuture<Boolean> zone : zones) {
            made |= result(zone);
        }
        for (ChainNode node : nodes) {
            made |= !isAmongOthers && node.chain().isMain() && makeBlocks(node, now, waiting);
        }
        return made;
    }

    private static boolean makeBlocks(ChainNode node, Instant now, Map<Integer, Integer> waiting) {
        return node.makeBlocks(now, waiting.getOrDefault(node.chain().number(), 0));
    }

    /** Whether the instance does nothing by itself for now: its clock is wrong, or a chain's last block is. */
    boolean areSilenced() {
        return isSilenced.getAsBoolean() || nodes.stream().anyMatch(node -> !node.isReady());
    }

    /** How many blocks there are on all of these chains together. */
    long blocks(Duty.Watched chains) {
        return nodes.stream()
                .filter(node -> chains.covers(node.chain().market()))
                .mapToLong(node -> node.head().height())
                .sum();
    }

    /** Reads from the database where all chains stand: another replica may have made blocks. */
    void reload() {
        nodes.forEach(ChainNode::reload);
    }

    /** @throws IllegalArgumentException if it is no chain of this instance */
    ChainNode of(ChainId chain) {
        return nodes.stream()
                .filter(node -> node.chain().id().equals(chain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is no chain of this instance".formatted(chain)));
    }

    List<ChainNode> all() {
        return nodes;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static boolean result(CompletableFuture<Boolean> zone) {
        try {
            return zone.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a node failed", e.getCause());
        }
    }
}
