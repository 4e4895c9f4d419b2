package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainStep;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.EpochSecrets;
import energy.wattle.ledger.core.MapState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/**
 * A node that was away and gets a chain's blocks from a peer: it verifies every certificate and executes every block,
 * trusting nobody. In memory, since what is measured is checking.
 */
public final class CatchUp {

    private static final int PAGE = 100;

    private final Chain chain;
    private final NodeStores stores;
    private final ChainStep steps;
    private final EpochSecrets secrets;
    private final SetHistory sets;

    /** For the first sub-chain of a running instance. */
    public CatchUp(ApplicationContext context) {
        chain = context.getBean(Chains.class).zones().getFirst();
        stores = context.getBean(NodeStores.class);
        DerivedKeystore keystore = context.getBean(DerivedKeystore.class);
        steps = context.getBean(LedgerConfiguration.Executions.class).steps(chain);
        secrets = epoch -> Optional.of(keystore.epochKey(chain.id(), epoch));
        sets = new SetHistory(chain, stores);
    }

    /**
     * What was caught up with.
     *
     * @param bytes of the blocks with their certificates
     */
    public record Done(long blocks, long bytes) {}

    /** Verifies certificates and executes all blocks. */
    public Done run() {
        MapState state = new MapState();
        ChainTip tip = ChainTip.of(chain.suite(), chain.genesis());
        long bytes = 0;
        for (List<StoredBlock> page = page(1); !page.isEmpty(); page = page(tip.height() + 1)) {
            for (StoredBlock stored : page) {
                Block block = block(stored);
                verify(stored, block);
                ChainStep.Check check = steps.check(tip, state, block, secrets, Signatures.verifying(chain.suite()));
                if (!(check instanceof ChainStep.Right right)) {
                    throw new IllegalStateException("block %d: %s".formatted(stored.height(), check));
                }
                state.apply(right.executed().changes());
                tip = tip.after(chain.suite(), block.header());
                bytes +=
                        BlockCodec.encode(block).length() + stored.certificate().length();
            }
        }
        return new Done(tip.height(), bytes);
    }

    /** Verifies certificates and nothing else. */
    public long verifyOnly() {
        long height = 0;
        for (List<StoredBlock> page = page(1); !page.isEmpty(); page = page(height + 1)) {
            for (StoredBlock stored : page) {
                verify(stored, new Block(BlockCodec.decodeHeader(stored.header()), List.of()));
                height = stored.height();
            }
        }
        return height;
    }

    private List<StoredBlock> page(long from) {
        return stores.blocks().from(chain.number(), from, PAGE);
    }

    private Block block(StoredBlock stored) {
        return new Block(
                BlockCodec.decodeHeader(stored.header()),
                stores.blocks().records(chain.number(), stored.height()).stream()
                        .map(record -> RecordCodec.decode(record.content()))
                        .toList());
    }

    private void verify(StoredBlock stored, Block block) {
        Certificate certificate = ChainCodec.decodeCertificate(stored.certificate());
        ValidatorSet set = sets.at(stored.height());
        Certificates.Check check = Certificates.check(chain.suite(), set, block.header(), certificate);
        if (check != Certificates.Check.VALID) {
            throw new IllegalStateException("block %d: %s".formatted(stored.height(), check));
        }
    }
}
