package energy.wattle.settlement.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Market rules, Missing meters, corrections. */
class ResettlementTest {

    @Test
    void nothingIsBookedWhenNothingChanged() {
        Random random = new Random(7);
        SettlementInput input = Settlements.random(random, 12);
        List<SettlementLine> lines = IntervalSettlement.settle(input, SettlementContract.DEFAULT);

        assertThat(Resettlement.differences(lines, lines)).isEmpty();
    }

    @Test
    void afterAnyNumberOfCorrectionsAllBookedLinesAddUpToTheLatestSettlement() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            SettlementInput traded = Settlements.random(random, 8);
            SettlementContract contract = Settlements.randomContract(random);
            List<SettlementLine> booked = new ArrayList<>();
            List<SettlementLine> latest = List.of();
            for (int correction = 0; correction < 4; correction++) {
                SettlementInput corrected = new SettlementInput(
                        traded.interval(), traded.trades(), metersOf(traded, random), traded.prices());
                latest = IntervalSettlement.settle(corrected, contract);
                booked.addAll(Resettlement.differences(booked, latest));
            }
            assertThat(sums(booked)).as("seed %d", seed).isEqualTo(sums(latest));
        }
    }

    private static SortedMap<ParticipantId, MeteredEnergy> metersOf(SettlementInput traded, Random random) {
        var meters = new TreeMap<>(traded.metered());
        meters.replaceAll(
                (participant, metered) -> MeteredEnergy.reading(new WattHours(random.nextLong(20_001) - 10_000)));
        return meters;
    }

    /** Quantity and amount by trade, kind, payer and payee, without those that add up to nothing. */
    private static Map<String, List<Long>> sums(List<SettlementLine> lines) {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (SettlementLine line : lines) {
            sums.merge(
                    "%s %s %s %s".formatted(line.trade(), line.kind(), line.payer(), line.payee()),
                    List.of(line.quantity().value(), line.amount().micros()),
                    (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
        }
        sums.values().removeIf(sum -> sum.equals(List.of(0L, 0L)));
        return sums;
    }
}
