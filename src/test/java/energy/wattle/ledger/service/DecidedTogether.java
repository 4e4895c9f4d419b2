package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Audit;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.core.BlockCodec;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.store.BlockStore.StoredBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays two hours of a market of {@link ManyNodes}, and looks at each of its blocks. */
final class DecidedTogether {

    private static final int STEPS = 8;

    private final Ledger ledger;
    private final MarketLoop loop;
    private final Chains chains;
    private final NodeStores stores;
    private final Audit audit;

    DecidedTogether(Ledger ledger, MarketLoop loop, Chains chains, NodeStores stores, Audit audit) {
        this.ledger = ledger;
        this.loop = loop;
        this.chains = chains;
        this.stores = stores;
        this.audit = audit;
    }

    /** Every block has a quorum's votes of its height's validators, and the database is what the chains say. */
    void play(CryptoSuite suite) {
        Instant now = ManyNodes.START;
        for (int step = 0; step < STEPS; step++) {
            loop.settle(now);
            loop.settle(now.plus(Duration.ofMinutes(4)));
            now = now.plus(Duration.ofMinutes(15));
        }
        assertThat(NodeState.zones(ledger.state(ledger.main().orElseThrow().id())))
                .hasSize(3);
        assertThat(chains.all()).hasSize(4);
        int height = 0;
        for (Chain chain : chains.all()) {
            assertThat(chain.suite()).isSameAs(suite);
            assertThat(NodeState.keyInForce(ledger.state(chain.id()))).isPresent();
            List<StoredBlock> blocks = stores.blocks().from(chain.number(), 1, 1_000);
            assertThat(blocks).isNotEmpty();
            height = Math.max(height, blocks.size());
            blocks.forEach(block -> look(chain, block));
        }
        assertThat(height).as("an epoch has ended with its snapshot").isGreaterThan(ManyNodes.EPOCH);
        assertThat(audit.run().findings()).isEmpty();
    }

    private void look(Chain chain, StoredBlock block) {
        BlockHeader header = BlockCodec.decodeHeader(block.header());
        Certificate certificate = ChainCodec.decodeCertificate(block.certificate());
        assertThat(Certificates.check(
                        chain.suite(), new SetHistory(chain, stores).at(block.height()), header, certificate))
                .isEqualTo(Certificates.Check.VALID);
        assertThat(certificate.votes().size())
                .isGreaterThanOrEqualTo(chain.genesis().validators().quorum());
    }
}
