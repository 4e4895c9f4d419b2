package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, Records, blocks, proofs. */
class PackingTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    private static final Bytes PRICE = Bytes.ofUtf8("0.60");

    private final LedgerHarness zone = LedgerHarness.zone("Z1", START, List.of(new MeterLog()), LedgerHarness.nobody())
            .allow("one", RecordKind.GRID_PRICE)
            .allow("two", RecordKind.GRID_PRICE)
            .allow("three", RecordKind.GRID_PRICE);

    @Test
    void recordsComeAsTheyWaitThoseOfOneKeyByTheirNumbers() {
        LedgerRecord one3 = price("one", 3);
        LedgerRecord two8 = price("two", 8);
        LedgerRecord one2 = price("one", 2);
        LedgerRecord two9 = price("two", 9);

        assertThat(pack(List.of(one3, two8, one2, two9)).chosen()).containsExactly(one2, two8, one3, two9);
    }

    @Test
    void whatCanNeverBeInABlockIsDroppedWithTheReason() {
        zone.submit(price("one", 5));
        zone.block(START);
        LedgerRecord overtaken = price("one", 5);
        LedgerRecord expired = zone.keys.signed(zone.chain.id(), "two", RecordKind.GRID_PRICE, 1, zone.height(), PRICE);
        LedgerRecord twice = price("three", 1);

        Packing.Packed packed = pack(List.of(overtaken, expired, twice, twice));

        assertThat(packed.chosen()).containsExactly(twice);
        assertThat(packed.dropped())
                .containsExactly(
                        new Packing.Dropped(overtaken, RecordFault.OVERTAKEN),
                        new Packing.Dropped(expired, RecordFault.EXPIRED),
                        new Packing.Dropped(twice, RecordFault.OVERTAKEN));
    }

    @Test
    void whoeverIsNotKnownYetGoesOnWaitingUntilTheRecordExpires() {
        LedgerRecord early = price("stranger", 1);
        LedgerRecord withoutRight = zone.record("one", RecordKind.ASSIGNED_PRICE, 1, PRICE);

        assertThat(pack(List.of(early, withoutRight)))
                .isEqualTo(new Packing.Packed(List.of(), List.of(early, withoutRight), List.of()));
        zone.allow("stranger", RecordKind.GRID_PRICE);
        assertThat(pack(List.of(early, withoutRight)).chosen()).containsExactly(early);
    }

    @Test
    void beforeThereIsAnEpochKeyNothingElseMayCome() {
        LedgerRecord price = price("one", 1);
        LedgerRecord key = zone.blocks().getFirst().block().records().getFirst();
        BlockPlace first = BlockPlace.above(
                ChainTip.of(zone.suite, zone.genesis), 0, START.toEpochMilli(), 0, zone.keyId(LedgerHarness.NODE));
        MapState empty = new MapState();

        assertThat(Packing.pack(zone.execution.admission(), parameters(), empty, 1, List.of(price, key)))
                .isEqualTo(new Packing.Packed(List.of(key), List.of(price), List.of()));
        assertThat(zone.execution.execute(empty, first, List.of(key, price), zone::epochKey))
                .isEqualTo(new BlockExecution.Wrong(RecordFault.NO_EPOCH_KEY, 1));
    }

    @Test
    void aBlockIsFullByRecordsOrByBytes() {
        ChainParameters few = parameters(new Genesis.Parameter("block-records", 3));
        ChainParameters small = parameters(new Genesis.Parameter("block-bytes", 524_288));
        List<LedgerRecord> prices = new ArrayList<>();
        List<LedgerRecord> large = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            prices.add(price("one", i));
            large.add(zone.record("two", RecordKind.GRID_PRICE, i, Bytes.of(new byte[100_000])));
        }

        assertThat(pack(few, prices).chosen()).isEqualTo(prices.subList(0, 3));
        // 1,024 bytes for the header, 5 for each record's tag and length.
        int length = RecordCodec.encode(large.getFirst()).length() + 5;
        assertThat(pack(small, large).chosen()).hasSize((524_288 - 1_024) / length);
        assertThat(pack(prices).chosen()).isEqualTo(prices);
    }

    /** Whatever waits: what is chosen makes a right block, and nothing disappears. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsChosenMakesARightBlock(long seed) {
        Random random = new Random(seed);
        zone.submit(price("one", 4));
        zone.block(START);
        List<LedgerRecord> pending = new ArrayList<>();
        String[] names = {"one", "two", "three", "stranger"};
        for (int i = 0; i < 60; i++) {
            pending.add(zone.keys.signed(
                    zone.chain.id(),
                    names[random.nextInt(names.length)],
                    random.nextInt(8) == 0 ? RecordKind.CLOSE : RecordKind.GRID_PRICE,
                    1 + random.nextInt(30),
                    zone.height() + random.nextInt(4),
                    PRICE));
        }
        Packing.Packed packed = pack(pending);
        BlockPlace place = BlockPlace.above(zone.tip, 0, START.toEpochMilli(), 0, zone.keyId("node"));

        assertThat(zone.execution.execute(zone.state(), place, packed.chosen(), zone::epochKey))
                .isInstanceOf(BlockExecution.Executed.class);
        assertThat(packed.chosen()).isNotEmpty();
        List<LedgerRecord> all = new ArrayList<>(packed.chosen());
        all.addAll(packed.waiting());
        packed.dropped().forEach(dropped -> all.add(dropped.record()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(pending);
        assertThat(packed.waiting())
                .allMatch(
                        record -> record.sender().equals(zone.keyId("stranger")) || record.kind() == RecordKind.CLOSE);
        Comparator<LedgerRecord> bySequence = Comparator.comparingLong(LedgerRecord::sequence);
        for (String name : names) {
            assertThat(packed.chosen().stream().filter(record -> record.sender().equals(zone.keyId(name))))
                    .isSortedAccordingTo(bySequence);
        }
    }

    private Packing.Packed pack(List<LedgerRecord> pending) {
        return pack(parameters(), pending);
    }

    private Packing.Packed pack(ChainParameters parameters, List<LedgerRecord> pending) {
        return Packing.pack(zone.execution.admission(), parameters, zone.state(), zone.height() + 1, pending);
    }

    private ChainParameters parameters(Genesis.Parameter... own) {
        Genesis genesis = zone.genesis;
        return ChainParameters.of(new Genesis(
                genesis.version(),
                genesis.suite(),
                genesis.name(),
                genesis.parent(),
                genesis.time(),
                genesis.validators(),
                genesis.administrators(),
                genesis.administratorQuorum(),
                List.of(own)));
    }

    private LedgerRecord price(String name, long sequence) {
        return zone.record(name, RecordKind.GRID_PRICE, sequence, PRICE);
    }
}
