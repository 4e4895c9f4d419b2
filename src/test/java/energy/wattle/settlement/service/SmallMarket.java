package energy.wattle.settlement.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.metering.Reading;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;

/** The market of one zone that statements are tested on, and what its tests say often. */
final class SmallMarket {

    static final TradingZoneId ZONE = new TradingZoneId("Z1");
    static final ParticipantId SELLER = new ParticipantId("seller");
    static final ParticipantId BUYER = new ParticipantId("buyer");
    /** A month after the interval that no session of this market traded. */
    static final Instant START = Instant.parse("2024-07-01T08:00:00Z");

    /** Longer after the start than blocks' intervals are. */
    static Instant now = START.plus(Duration.ofHours(1));

    private SmallMarket() {}

    static NewParticipant participant(ParticipantId id) {
        return new NewParticipant(
                id,
                ZONE,
                id.code(),
                false,
                List.of(new Resource("pv", ResourceKind.PHOTOVOLTAIC, new Watts(40_000), true, false)),
                Optional.empty(),
                START);
    }

    static Reading reading(ParticipantId participant, Interval interval, String kilowattHours) {
        return new Reading(participant, interval, WattHours.ofKilowattHours(kilowattHours));
    }

    static Instant nextQuarter() {
        long seconds = Interval.LENGTH.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }

    static SettlementReceipt.Submitted submitted(SettlementReceipt receipt) {
        assertThat(receipt).isInstanceOf(SettlementReceipt.Submitted.class);
        return (SettlementReceipt.Submitted) receipt;
    }

    static List<String> problems(SettlementReceipt receipt) {
        return ((SettlementReceipt.Refused) receipt)
                .problems().stream().map(Problem::key).toList();
    }

    static class Market {

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("Z1")),
                    List.of(new Genesis.Parameter("block-interval-millis", 0)));
        }

        @Bean
        MarketClock marketClock() {
            return () -> now;
        }
    }
}
