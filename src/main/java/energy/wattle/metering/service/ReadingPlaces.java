package energy.wattle.metering.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.metering.StandingReading;
import energy.wattle.metering.store.IntakeStore;
import energy.wattle.metering.store.IntakeStore.Sent;
import energy.wattle.metering.store.ReadingStore;
import energy.wattle.metering.store.ReadingStore.Place;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What stands on the chains for participants and intervals, or is on its way there from here. */
@Component
class ReadingPlaces {

    private final Ledger ledger;
    private final IntakeStore intake;
    private final ReadingStore readings;

    ReadingPlaces(Ledger ledger, IntakeStore intake, ReadingStore readings) {
        this.ledger = ledger;
        this.intake = intake;
        this.readings = readings;
    }

    /** What a place holds that holds something. */
    sealed interface Holding {

        WattHours netExport();

        record Standing(StandingReading reading) implements Holding {

            @Override
            public WattHours netExport() {
                return reading.netExport();
            }
        }

        /** In no block yet. */
        record Underway(WattHours netExport) implements Holding {}
    }

    /** Keeps every other intake out until the transaction's end. */
    void lock() {
        intake.lock();
    }

    /** What these places hold; those that hold nothing are absent. */
    Map<Place, Holding> holdings(Collection<Place> places) {
        // In this order: a record that gets into its block meanwhile is then found standing.
        Map<Place, Sent> sent = new HashMap<>(intake.readings(places));
        Map<Hash, Boolean> isPending = new HashMap<>();
        sent.values()
                .removeIf(reading -> !isPending.computeIfAbsent(
                        reading.record(), record -> ledger.fate(record) instanceof RecordFate.Pending));
        Map<Place, Holding> holdings = new HashMap<>();
        readings.standing(places).forEach((place, reading) -> holdings.put(place, new Holding.Standing(reading)));
        sent.forEach((place, reading) -> holdings.put(place, new Holding.Underway(reading.netExport())));
        return holdings;
    }

    /** Remembers what is on its way. */
    void sent(Map<Place, Sent> readings, String source, Instant now) {
        intake.put(readings, source, now);
    }
}
