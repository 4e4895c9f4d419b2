package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Senders;
import energy.wattle.ledger.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: Ledger, One height, rule 12. */
class ChainStepTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final Hash OTHER = Hash.ofHex("77".repeat(32));

    private final LedgerHarness zone = LedgerHarness.zone("Z1", START, List.of(new MeterLog()), LedgerHarness.nobody())
            .allow("operator", RecordKind.GRID_PRICE, RecordKind.METER_READING);
    private final ChainTip tip = zone.tip;
    private final StateView before = zone.state();
    private final Block block = grown();

    private Block grown() {
        zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("0.60"));
        zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("17 Wh"));
        zone.block(START.plusSeconds(5));
        return zone.blocks().getLast().block();
    }

    @Test
    void aRightBlockIsRightAndItsCertificateHolds() {
        assertThat(check(block)).isInstanceOf(ChainStep.Right.class);
        assertThat(Certificates.check(
                        zone.suite,
                        zone.genesis.validators(),
                        block.header(),
                        zone.blocks().getLast().certificate()))
                .isEqualTo(Certificates.Check.VALID);
    }

    /** Proposer and round are free at this place: who may propose is the consensus' question. */
    static Stream<UnaryOperator<Object[]>> everyFieldButProposer() {
        return Stream.of(
                with(0, 2),
                with(1, new ChainId(OTHER)),
                with(2, 7L),
                with(3, 1), // seals the results otherwise
                with(4, START.toEpochMilli() - 1),
                with(4, START.toEpochMilli() + 1),
                with(5, OTHER),
                with(7, OTHER),
                with(8, OTHER),
                with(9, OTHER),
                with(10, OTHER),
                with(11, OTHER),
                with(12, OTHER),
                with(13, OTHER),
                with(14, 1L));
    }

    @ParameterizedTest
    @MethodSource("everyFieldButProposer")
    void aHeaderThatSaysSomethingElseIsRefused(UnaryOperator<Object[]> change) {
        BlockHeader changed = header(change.apply(fields(block.header())));

        assertThat(changed).isNotEqualTo(block.header());
        assertThat(check(new Block(changed, block.records()))).isInstanceOf(ChainStep.Refused.class);
    }

    @Test
    void otherRecordsAreRefused() {
        List<LedgerRecord> records = block.records();

        assertThat(check(new Block(block.header(), List.of())))
                .isEqualTo(new ChainStep.Refused("the records root is not over the block's records"));
        assertThat(check(new Block(block.header(), records.reversed())))
                .isEqualTo(new ChainStep.Refused("record 1: " + RecordFault.OVERTAKEN));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> zone.block(START)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The first price takes everybody's right away: the second one must wait, and the block is made without it. */
    @Test
    void aRecordWhoseRightAnEarlierOneHasTakenWaits() {
        Senders once = (state, key) ->
                key.equals(zone.keyId("once")) && MeterLog.log(state).isEmpty()
                        ? Optional.of(new Senders.Sender(zone.publicKey("once"), Set.of(RecordKind.GRID_PRICE)))
                        : Optional.empty();
        LedgerHarness chain = LedgerHarness.zone("Z1", START, List.of(new MeterLog()), once);
        LedgerRecord first = chain.record("once", RecordKind.GRID_PRICE, 1, Bytes.ofUtf8("0.60"));
        LedgerRecord second = chain.record("once", RecordKind.GRID_PRICE, 2, Bytes.ofUtf8("0.61"));

        ChainStep.Made made = chain.step.make(
                chain.tip,
                chain.state(),
                START.toEpochMilli(),
                chain.keyId(LedgerHarness.NODE),
                List.of(first, second),
                chain::epochKey);

        assertThat(made.block().records()).containsExactly(first);
        assertThat(made.waiting()).isEqualTo(1);
        assertThat(made.dropped()).isEmpty();
    }

    private ChainStep.Check check(Block other) {
        return zone.step.check(tip, before, other, zone::epochKey, Signatures.verifying(zone.suite));
    }

    private static UnaryOperator<Object[]> with(int field, Object value) {
        return fields -> {
            Object[] changed = fields.clone();
            changed[field] = value;
            return changed;
        };
    }

    private static Object[] fields(BlockHeader header) {
        return new Object[] {
            header.version(), header.chain(), header.height(), header.round(), header.time(),
            header.previous(), header.proposer(), header.recordsRoot(), header.resultsRoot(), header.stateRoot(),
            header.historyRoot(), header.validators(), header.nextValidators(), header.election(), header.epoch()
        };
    }

    private static BlockHeader header(Object[] of) {
        return new BlockHeader(
                (int) of[0],
                (ChainId) of[1],
                (long) of[2],
                (int) of[3],
                (long) of[4],
                (Hash) of[5],
                (KeyId) of[6],
                (Hash) of[7],
                (Hash) of[8],
                (Hash) of[9],
                (Hash) of[10],
                (Hash) of[11],
                (Hash) of[12],
                (Hash) of[13],
                (long) of[14]);
    }
}
