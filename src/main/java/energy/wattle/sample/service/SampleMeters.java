package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.metering.Metering;
import energy.wattle.metering.Reading;
import energy.wattle.metering.ReadingReceipt;
import energy.wattle.sample.core.Knowledge;
import energy.wattle.sample.core.Meters;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.sample.core.StorageCharge;
import energy.wattle.sample.core.StorageUnit;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.trading.Market;
import energy.wattle.units.Interval;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads all meters of an interval two minutes after its end, and publishes the grid's prices of it. Before the data
 * begins the meters count nothing, and no price is published. What was read is taken as a whole or not at all: where
 * the zone's chain does not know the members yet, the interval is read again until it does.
 */
@Order(72)
final class SampleMeters implements Duty {

    static final Duration AFTER_END = Duration.ofMinutes(2);

    /** Market time after which an interval that was not taken is read again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** What a chain says of members that have not come down to it yet. */
    private static final Set<String> EARLY = Set.of("metering.participant.unknown", "metering.reading.key");

    private static final Logger log = LoggerFactory.getLogger(SampleMeters.class);

    /** Where readings and prices go, and where schedules come from. */
    record Books(Market market, Metering metering, SettlementAdministration settlement) {}

    private final PlayedData played;
    private final Books books;
    private final SampleStore store;
    private final TransactionOperations transactions;

    /** Those whose next interval was not taken. */
    private final Set<TradingZoneId> early = new HashSet<>();

    SampleMeters(PlayedData played, Books books, SampleStore store, TransactionOperations transactions) {
        this.played = played;
        this.books = books;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void perform(Instant now) {
        for (TradingZoneId zone : zones()) {
            Interval interval = nextInterval(zone);
            while (isDue(interval, now)) {
                if (!isTaken(zone, interval, now)) {
                    break;
                }
                interval = new Interval(interval.end());
            }
        }
    }

    /** An instance that has just joined learns only from the chain whose meters it has. */
    @Override
    public Optional<Instant> next(Instant now) {
        List<TradingZoneId> zones = zones();
        return zones.isEmpty()
                ? Optional.of(now.plus(Interval.LENGTH))
                : zones.stream().flatMap(zone -> next(zone, now).stream()).min(Instant::compareTo);
    }

    @Override
    public Watched watches() {
        return Watched.NONE;
    }

    /** Those in which this instance has anything to read or to publish. */
    private List<TradingZoneId> zones() {
        return played.data().zones().stream()
                .filter(zone -> played.leads(zone) || !played.keptIn(zone).isEmpty())
                .toList();
    }

    /** What a participant's storage holds when the market starts; 0 for those that have none. */
    static long initialCharge(SampleParticipant participant) {
        return participant.behaviour() instanceof SampleParticipant.Storage(StorageUnit unit)
                ? unit.initialCharge()
                : 0;
    }

    private Interval nextInterval(TradingZoneId zone) {
        return new Interval(store.meteredUntil(zone).orElse(played.joined()));
    }

    private boolean isInTime(Interval interval) {
        return interval.start().isBefore(played.data().end());
    }

    private boolean isDue(Interval interval, Instant now) {
        return isInTime(interval) && !now.isBefore(interval.end().plus(AFTER_END));
    }

    private Optional<Instant> next(TradingZoneId zone, Instant now) {
        return early.contains(zone)
                ? Optional.of(now.plus(AGAIN))
                : Optional.of(nextInterval(zone))
                        .filter(this::isInTime)
                        .map(interval -> interval.end().plus(AFTER_END))
                        .map(due -> now.isBefore(due) ? due : now.plus(AGAIN));
    }

    /** Reads an interval; nothing of it is kept where the chain does not know the members yet. */
    private boolean isTaken(TradingZoneId zone, Interval interval, Instant now) {
        boolean isTaken = Boolean.TRUE.equals(transactions.execute(status -> {
            boolean isKnown = read(zone, interval, now);
            if (!isKnown) {
                status.setRollbackOnly();
            }
            return isKnown;
        }));
        if (isTaken) {
            early.remove(zone);
        } else if (early.add(zone)) {
            log.info("The members of {} have not come down to its chain yet: their meters are read again", zone);
        }
        return isTaken;
    }

    private boolean read(TradingZoneId zone, Interval interval, Instant now) {
        // Whoever had the meters before this instance joined may have read them.
        boolean mayStand = now.isAfter(interval.end().plus(Interval.LENGTH));
        List<Reading> readings = new ArrayList<>();
        for (SampleParticipant participant : played.keptIn(zone)) {
            WattHours netExport = played.data().covers(interval) ? count(participant, interval) : WattHours.ZERO;
            if (!mayStand
                    || books.metering().reading(participant.id(), interval).isEmpty()) {
                readings.add(new Reading(participant.id(), interval, netExport));
            }
        }
        List<ReadingReceipt> receipts = books.metering().read(readings);
        if (receipts.stream().anyMatch(SampleMeters::isEarly)) {
            return false;
        }
        receipts.forEach(receipt -> {
            if (receipt instanceof ReadingReceipt.Refused(var problems)) {
                log.warn("A reading of {} for {} was refused: {}", zone, interval, problems);
            }
        });
        if (played.data().covers(interval) && played.leads(zone)) {
            publishPrices(zone, interval);
        }
        store.meteredUntil(zone, interval.end());
        return true;
    }

    private static boolean isEarly(ReadingReceipt receipt) {
        return receipt instanceof ReadingReceipt.Refused refused
                && refused.problems().stream().map(Problem::key).anyMatch(EARLY::contains);
    }

    private WattHours count(SampleParticipant participant, Interval interval) {
        return switch (participant.behaviour()) {
            case SampleParticipant.Measured measured ->
                Meters.measured(new Knowledge(played.data(), interval.end()), measured, interval);
            case SampleParticipant.Turbine turbine -> Meters.turbine(participant, scheduled(participant, interval));
            case SampleParticipant.Storage(StorageUnit unit) -> storage(participant, unit, interval);
        };
    }

    private WattHours storage(SampleParticipant participant, StorageUnit unit, Interval interval) {
        long before =
                store.charge(participant.id()).map(StorageCharge::wattHours).orElse(unit.initialCharge());
        StorageUnit.Flow flow =
                unit.flow(before, scheduled(participant, interval).value());
        store.charge(participant.id(), interval, flow.charge());
        return new WattHours(flow.netExport());
    }

    /** Its final schedule: what it has sold less what it has bought, in all sessions. */
    private WattHours scheduled(SampleParticipant participant, Interval interval) {
        return books.market().position(participant.id(), interval).net();
    }

    private void publishPrices(TradingZoneId zone, Interval interval) {
        var grid = played.data().prices(interval);
        PublishedPrice price = new PublishedPrice(interval, grid.importPrice(), grid.exportPrice());
        if (books.settlement().publishGridPrices(zone, List.of(price))
                instanceof SettlementReceipt.Refused(var problems)) {
            log.warn("The grid's price of {} for {} was refused: {}", zone, interval, problems);
        }
    }
}
