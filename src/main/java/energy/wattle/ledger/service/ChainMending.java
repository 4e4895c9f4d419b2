package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.service.LostBlocks.Found;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import energy.wattle.ledger.store.BlockStore.StoredChange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Makes anew what a chain's wrong blocks must be: each from its own header and records where these are what a quorum
 * has signed, else from a neighbour's, and all that follows from them by execution. Goes through the chain once.
 */
final class ChainMending {

    private static final int PAGE = 200;

    private final Chain chain;
    private final NodeStores stores;
    private final ChainStep steps;
    private final EpochSecrets secrets;
    private final LostBlocks lost;
    private final MapState state = new MapState();
    private final List<Mended> mended = new ArrayList<>();
    private ChainTip tip;
    private Optional<String> obstacle = Optional.empty();

    ChainMending(Chain chain, ChainStep steps, EpochSecrets secrets, NodeStores stores, LostBlocks lost) {
        this.chain = chain;
        this.steps = steps;
        this.secrets = secrets;
        this.stores = stores;
        this.lost = lost;
        tip = ChainTip.of(chain.suite(), chain.genesis());
    }

    /**
     * A block as it must be.
     *
     * @param parent the tip before it
     * @param source the neighbour that had it; empty: it was here
     */
    record Mended(ChainStep.Made made, Certificate certificate, ChainTip parent, String source) {

        long height() {
            return made.block().header().height();
        }
    }

    private record Signed(Block block, Certificate certificate, String source) {}

    /**
     * Goes through the chain.
     *
     * @param wrong heights of blocks that are not what they were; those above the last block are its missing ones
     */
    void run(NavigableSet<Long> wrong) throws InterruptedException {
        while (obstacle.isEmpty()) {
            long next = tip.height() + 1;
            if (wrong.contains(next)) {
                mend(next);
            } else if (!follow(next, wrong)) {
                return;
            }
        }
    }

    /** The chain has grown meanwhile. */
    void catchUp() {
        while (follow(tip.height() + 1, new java.util.TreeSet<>())) {}
    }

    /** The blocks that are to be stored anew; the first ones, where there is an obstacle. */
    List<Mended> mended() {
        return List.copyOf(mended);
    }

    /** Why it went no further. */
    Optional<String> obstacle() {
        return obstacle;
    }

    /** After the last block that was reached. */
    MapState state() {
        return state;
    }

    /** Up to the next wrong one; nothing more to follow: false. */
    private boolean follow(long from, NavigableSet<Long> wrong) {
        boolean any = false;
        for (StoredBlock stored : stores.blocks().from(chain.number(), from, PAGE)) {
            if (stored.height() != tip.height() + 1 || wrong.contains(stored.height())) {
                return any;
            }
            state.apply(stores.blocks().changes(chain.number(), stored.height()).stream()
                    .map(StoredChange::change)
                    .toList());
            tip = tip.after(chain.suite(), BlockCodec.decodeHeader(stored.header()));
            any = true;
        }
        return any;
    }

    private void mend(long height) throws InterruptedException {
        Optional<Signed> right = own(height);
        if (right.isEmpty()) {
            right = lost.ask(chain, height, answer -> isRight(answer.block(), answer.certificate()))
                    .map(ChainMending::signed);
        }
        if (right.isEmpty()) {
            obstacle = Optional.of("block %d: no neighbour has it".formatted(height));
            return;
        }
        Block block = right.get().block();
        switch (steps.check(tip, state, block, secrets, Signatures.verifying(chain.suite()))) {
            case ChainStep.Refused refused ->
                obstacle = Optional.of("block %d: %s".formatted(height, refused.reason()));
            case ChainStep.Right found -> {
                ChainStep.Made made = new ChainStep.Made(
                        block, ChainHashes.block(chain.suite(), block.header()), found.executed(), 0, List.of());
                mended.add(new Mended(
                        made, right.get().certificate(), tip, right.get().source()));
                state.apply(found.executed().changes());
                tip = tip.after(chain.suite(), block.header());
            }
        }
    }

    private static Signed signed(Found found) {
        return new Signed(found.answer().block(), found.answer().certificate().orElseThrow(), found.from());
    }

    private Optional<Signed> own(long height) {
        try {
            return HeightBelow.unchecked(chain, stores, height)
                    .filter(answer -> isRight(answer.block(), answer.certificate()))
                    .map(answer ->
                            new Signed(answer.block(), answer.certificate().orElseThrow(), ""));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Whether it is what a quorum has signed for the next height. */
    private boolean isRight(Block block, Optional<Certificate> certificate) {
        BlockHeader header = block.header();
        return certificate.isPresent()
                && header.height() == tip.height() + 1
                && header.chain().equals(chain.id())
                && header.previous().equals(tip.hash())
                && header.recordsRoot().equals(ChainHashes.recordsRoot(chain.suite(), block.records()))
                && Certificates.check(
                                chain.suite(),
                                new ElectionState(
                                                chain.suite(),
                                                chain.genesis(),
                                                ground(block).state())
                                        .validators(),
                                header,
                                certificate.get())
                        == Certificates.Check.VALID;
    }

    private Ground ground(Block block) {
        return steps.grounds().ofStored(tip, state, block.records()).ground();
    }
}
