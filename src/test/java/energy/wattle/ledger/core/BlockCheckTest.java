package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Block header; One height, rule 12. */
class BlockCheckTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final Hash OTHER = Hash.ofHex("77".repeat(32));

    private final TestChain chain = new TestChain(SUITE, "market", 4, Optional.empty());
    private final List<ChainTip> tips = new ArrayList<>();
    private final Result result = new Result(0, "TRADE", new Result.Plain(Bytes.ofUtf8("x")));
    private final BlockCheck.Execution execution =
            new BlockCheck.Execution(List.of(result), List.of(), Optional.empty());

    BlockCheckTest() {
        for (int height = 1; height <= 20; height++) {
            tips.add(chain.tip());
            LedgerRecord record =
                    chain.record(Bytes.ofHex("51".repeat(32)), RecordKind.OPEN, height, Bytes.ofUtf8("day-ahead"));
            chain.append(List.of(record), context -> List.of(result));
        }
    }

    @Test
    void everyBlockFollowsTheOneBeforeAndNoOther() {
        for (int height = 1; height <= 20; height++) {
            for (int tip = 0; tip < 20; tip++) {
                BlockCheck check =
                        BlockCheck.of(SUITE, tips.get(tip), chain.at(height).block(), execution);
                assertThat(check)
                        .as("block %d on tip %d", height, tip)
                        .isEqualTo(height == tip + 1 ? BlockCheck.VALID : BlockCheck.WRONG_HEIGHT);
            }
        }
    }

    @Test
    void everyOtherContentThanTheHeadersIsFound() {
        Block block = chain.at(3).block();
        StateChange change = new StateChange(1, Bytes.EMPTY, Optional.empty());

        assertThat(check(new Block(block.header(), List.of()), execution)).isEqualTo(BlockCheck.WRONG_RECORDS);
        assertThat(check(new Block(block.header(), chain.at(4).block().records()), execution))
                .isEqualTo(BlockCheck.WRONG_RECORDS);
        assertThat(check(block, new BlockCheck.Execution(List.of(), List.of(), Optional.empty())))
                .isEqualTo(BlockCheck.WRONG_RESULTS);
        assertThat(check(block, new BlockCheck.Execution(List.of(result), List.of(change), Optional.empty())))
                .isEqualTo(BlockCheck.WRONG_STATE);
        assertThat(check(block, new BlockCheck.Execution(List.of(result), List.of(), Optional.of(OTHER))))
                .isEqualTo(BlockCheck.WRONG_STATE);
        TestChain other = new TestChain(SUITE, "other", 4, Optional.empty());
        LedgerRecord foreign =
                other.record(Bytes.ofHex("51".repeat(32)), RecordKind.OPEN, 3, Bytes.ofUtf8("day-ahead"));
        assertThat(check(new Block(block.header(), List.of(foreign)), execution))
                .isEqualTo(BlockCheck.FOREIGN_RECORD);
    }

    @Test
    void everyHeaderThatDoesNotFollowIsFound() {
        BlockHeader header = chain.at(3).header();
        ChainTip tip = tips.get(2);

        assertThat(links(tip, new ChainId(OTHER), header.time(), header.previous(), 0))
                .isEqualTo(BlockCheck.WRONG_CHAIN);
        assertThat(links(tip, chain.id, header.time(), OTHER, 0)).isEqualTo(BlockCheck.WRONG_PREVIOUS);
        assertThat(links(tip, chain.id, tip.time() - 1, header.previous(), 0)).isEqualTo(BlockCheck.TIME_GOES_BACK);
        assertThat(links(tip, chain.id, tip.time(), header.previous(), 0)).isEqualTo(BlockCheck.VALID);
        assertThat(links(tip, chain.id, tip.time(), header.previous(), 1)).isEqualTo(BlockCheck.VALID);
        assertThat(links(tip, chain.id, tip.time(), header.previous(), 2)).isEqualTo(BlockCheck.WRONG_EPOCH);
        assertThat(BlockCheck.links(SUITE, withValidators(tip), header)).isEqualTo(BlockCheck.WRONG_VALIDATORS);
        assertThat(BlockCheck.links(SUITE, withHistory(tip), header)).isEqualTo(BlockCheck.WRONG_HISTORY);
    }

    private BlockCheck check(Block block, BlockCheck.Execution executed) {
        return BlockCheck.of(SUITE, tips.get(2), block, executed);
    }

    private BlockCheck links(ChainTip tip, ChainId id, long time, Hash previous, long epoch) {
        BlockHeader header = chain.at(3).header();
        return BlockCheck.links(
                SUITE,
                tip,
                new BlockHeader(
                        header.version(),
                        id,
                        header.height(),
                        header.round(),
                        time,
                        previous,
                        header.proposer(),
                        header.recordsRoot(),
                        header.resultsRoot(),
                        header.stateRoot(),
                        header.historyRoot(),
                        header.validators(),
                        header.nextValidators(),
                        header.election(),
                        epoch));
    }

    private static ChainTip withValidators(ChainTip tip) {
        return new ChainTip(
                tip.chain(), tip.height(), tip.hash(), tip.time(), tip.stateRoot(), OTHER, tip.epoch(), tip.history());
    }

    private static ChainTip withHistory(ChainTip tip) {
        HistoryTree history = HistoryTree.EMPTY.append(SUITE, OTHER).append(SUITE, OTHER);
        return new ChainTip(
                tip.chain(),
                tip.height(),
                tip.hash(),
                tip.time(),
                tip.stateRoot(),
                tip.validators(),
                tip.epoch(),
                history);
    }
}
