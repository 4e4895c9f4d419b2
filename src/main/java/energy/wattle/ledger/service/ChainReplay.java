package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Replay;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.BlockExecution.Executed;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.FinalBlocks;
import energy.wattle.ledger.core.OverlayState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.store.BlockStore;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/** Executes the blocks of one chain anew, from the genesis on, and stores what comes of them in an empty database. */
final class ChainReplay {

    private static final int PAGE = 200;
    private static final int TOLD_EVERY = 1_000; // blocks

    private final Chain chain;
    private final ChainStep steps;
    private final EpochSecrets secrets;
    private final BlockWriter writer;
    private final TransactionOperations transactions;
    private final CachedState state;
    private ChainTip tip;

    ChainReplay(
            Chain chain,
            ChainStep steps,
            EpochSecrets secrets,
            BlockWriter writer,
            TransactionOperations transactions) {
        this.chain = chain;
        this.steps = steps;
        this.secrets = secrets;
        this.writer = writer;
        this.transactions = transactions;
        state = new CachedState(writer.state());
        tip = ChainTip.of(chain.suite(), chain.genesis());
    }

    /** @param refused why the last of the blocks does not come out as it stands, if so */
    record Outcome(long blocks, Optional<Replay.Difference> refused) {}

    Outcome run(BlockStore original, Consumer<String> progress) {
        List<StoredBlock> page = original.from(chain.number(), 1, PAGE);
        while (!page.isEmpty()) {
            for (StoredBlock block : page) {
                Optional<String> refused = execute(original, block);
                if (refused.isPresent()) {
                    return new Outcome(
                            tip.height(),
                            Optional.of(Replay.Difference.of(
                                    Replay.Kind.BLOCK, chain.market().name(), block.height(), refused.get())));
                }
                if (tip.height() % TOLD_EVERY == 0) {
                    progress.accept("chain %s: block %d executed"
                            .formatted(chain.market().name(), tip.height()));
                }
            }
            page = original.from(chain.number(), tip.height() + 1, PAGE);
        }
        progress.accept("chain %s: %d blocks executed".formatted(chain.market().name(), tip.height()));
        return new Outcome(tip.height(), Optional.empty());
    }

    private Optional<String> execute(BlockStore original, StoredBlock stored) {
        try {
            BlockHeader header = BlockCodec.decodeHeader(stored.header());
            Block block = new Block(
                    header,
                    original.records(chain.number(), stored.height()).stream()
                            .map(record -> RecordCodec.decode(record.content()))
                            .toList());
            return switch (steps.check(tip, state, block, secrets, Signatures.verifying(chain.suite()))) {
                case ChainStep.Refused refused -> Optional.of(refused.reason());
                case ChainStep.Right right -> {
                    store(stored, block, right.executed());
                    yield Optional.empty();
                }
            };
        } catch (MalformedException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }

    private void store(StoredBlock stored, Block block, Executed executed) {
        ChainStep.Made made =
                new ChainStep.Made(block, ChainHashes.block(chain.suite(), block.header()), executed, 0, List.of());
        OverlayState after = OverlayState.of(state, executed.changes());
        transactions.executeWithoutResult(status -> writer.write(
                made,
                ChainCodec.decodeCertificate(stored.certificate()),
                tip,
                FinalBlocks.of(chain.market(), block, made.hash(), executed, after)));
        state.apply(executed.changes());
        tip = tip.after(chain.suite(), block.header());
    }
}
