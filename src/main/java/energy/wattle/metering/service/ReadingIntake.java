package energy.wattle.metering.service;

import energy.wattle.files.IntervalColumn;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.RecordKind;
import energy.wattle.metering.MeterRecord;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeteredRange;
import energy.wattle.metering.Reading;
import energy.wattle.metering.ReadingReceipt.RefusedValue;
import energy.wattle.metering.RecordName;
import energy.wattle.metering.service.MeterKeys.Registered;
import energy.wattle.metering.service.ReadingPlaces.Holding;
import energy.wattle.metering.store.IntakeStore.Sent;
import energy.wattle.metering.store.ReadingStore.Place;
import energy.wattle.metering.wire.ReadingTable;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Checks readings before they are signed, by the rules that the contract will apply, and gives them to the ledger. Call
 * it in one transaction from {@link #examine} to {@link #submit}.
 */
@Component
class ReadingIntake {

    private final Ledger ledger;
    private final MeterKeys keys;
    private final ReadingPlaces places;
    private final MarketClock clock;

    ReadingIntake(Ledger ledger, MeterKeys keys, ReadingPlaces places, MarketClock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.places = places;
        this.clock = clock;
    }

    /** What is to be done with a reading. */
    sealed interface Verdict {

        record Fresh(ChainId chain, KeyName signer, MeterRecord.Row row) implements Verdict {}

        record Known() implements Verdict {}

        record Refused(List<RefusedValue> values) implements Verdict {}
    }

    /** Keeps every other intake out until the transaction's end. */
    void lock() {
        places.lock();
    }

    /**
     * A verdict on each reading, in their order.
     *
     * @param scope who brings them; nobody from outside where it is empty
     */
    List<Verdict> examine(Optional<MeterScope> scope, List<Reading> readings) {
        lock();
        MeterKeys.Batch batch = keys.batch();
        Instant now = clock.instant();
        Map<Integer, Refusals> refusals = new HashMap<>();
        List<Place> sound = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Refusals faults = check(batch, scope, readings.get(i), now);
            refusals.put(i, faults);
            if (faults.isEmpty()) {
                sound.add(place(readings.get(i)));
            }
        }
        Map<Place, Holding> holdings = places.holdings(sound);
        Map<Place, Reading> seen = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            Refusals faults = refusals.getOrDefault(i, new Refusals(reading));
            verdicts.add(faults.isEmpty() ? verdict(batch, scope, reading, holdings, seen, faults) : faults.verdict());
        }
        return verdicts;
    }

    /**
     * Gives the fresh ones to the ledger.
     *
     * @param source who brought them, for people to read
     * @return the record of each fresh reading
     */
    Map<Verdict.Fresh, Hash> submit(List<Verdict> verdicts, String source) {
        record Sender(ChainId chain, KeyName signer) {}
        Map<Sender, List<Verdict.Fresh>> bySender = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Fresh fresh) {
                bySender.computeIfAbsent(new Sender(fresh.chain(), fresh.signer()), any -> new ArrayList<>())
                        .add(fresh);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        List<List<Verdict.Fresh>> parts = new ArrayList<>();
        bySender.forEach((sender, fresh) -> {
            fresh.sort((left, right) -> left.row().compareTo(right.row()));
            for (int from = 0; from < fresh.size(); from += MeterRecord.READINGS) {
                List<Verdict.Fresh> part = fresh.subList(from, Math.min(fresh.size(), from + MeterRecord.READINGS));
                MeterRecord payload =
                        new MeterRecord(part.stream().map(Verdict.Fresh::row).toList());
                drafts.add(Draft.forEpoch(sender.chain(), RecordKind.METER_READING, sender.signer(), payload.encode()));
                parts.add(part);
            }
        });
        return drafts.isEmpty() ? Map.of() : sent(parts, ledger.submit(drafts), source);
    }

    private Map<Verdict.Fresh, Hash> sent(List<List<Verdict.Fresh>> parts, List<Hash> records, String source) {
        Map<Verdict.Fresh, Hash> carriers = new HashMap<>();
        Map<Place, Sent> sent = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Verdict.Fresh fresh : parts.get(i)) {
                carriers.put(fresh, records.get(i));
                sent.put(
                        new Place(fresh.row().participant(), fresh.row().interval()),
                        new Sent(fresh.row().netExport(), records.get(i)));
            }
        }
        places.sent(sent, source, clock.instant());
        return carriers;
    }

    private static Refusals check(MeterKeys.Batch batch, Optional<MeterScope> scope, Reading reading, Instant now) {
        Refusals faults = new Refusals(reading);
        Optional<Registered> registered = batch.find(reading.participant());
        if (!MeterScopes.covers(scope, reading.participant(), registered)) {
            // The same words for a foreign participant and for none, so that nobody learns who exists.
            faults.add(ReadingTable.PARTICIPANT, Problem.of("metering.scope.other"));
        } else if (registered.isEmpty()) {
            faults.add(ReadingTable.PARTICIPANT, Problem.of("metering.participant.unknown"));
        } else {
            if (!registered
                    .get()
                    .participant()
                    .isRegisteredAt(reading.interval().start())) {
                faults.add(IntervalColumn.NAME, Problem.of("metering.reading.registered"));
            }
            if (batch.meterKey(registered.get(), scope).isEmpty()) {
                faults.add(ReadingTable.PARTICIPANT, Problem.of("metering.reading.key"));
            }
        }
        if (reading.interval().end().isAfter(now)) {
            faults.add(IntervalColumn.NAME, Problem.of("metering.reading.over", now));
        }
        if (!MeteredRange.holds(reading.netExport())) {
            faults.add(ReadingTable.NET_EXPORT, Problem.of("metering.energy.range", MeteredRange.LARGEST));
        }
        return faults;
    }

    private static Verdict verdict(
            MeterKeys.Batch batch,
            Optional<MeterScope> scope,
            Reading reading,
            Map<Place, Holding> holdings,
            Map<Place, Reading> seen,
            Refusals faults) {
        Reading earlier = seen.putIfAbsent(place(reading), reading);
        if (earlier != null) {
            if (earlier.equals(reading)) {
                return new Verdict.Known();
            }
            faults.add(ReadingTable.NET_EXPORT, Problem.of("metering.reading.twice", earlier.netExport()));
            return faults.verdict();
        }
        Optional<Holding> holding = Optional.ofNullable(holdings.get(place(reading)));
        if (holding.filter(held -> held.netExport().equals(reading.netExport())).isPresent()) {
            return new Verdict.Known();
        }
        if (holding.isPresent() && holding.get() instanceof Holding.Underway underway) {
            faults.add(ReadingTable.NET_EXPORT, Problem.of("metering.reading.underway", underway.netExport()));
            return faults.verdict();
        }
        Optional<RecordName> corrected =
                holding.map(held -> ((Holding.Standing) held).reading().record());
        Registered registered = batch.find(reading.participant()).orElseThrow();
        return new Verdict.Fresh(
                registered.chain(),
                batch.meterKey(registered, scope).orElseThrow(),
                new MeterRecord.Row(reading.participant(), reading.interval(), reading.netExport(), corrected));
    }

    private static Place place(Reading reading) {
        return new Place(reading.participant(), reading.interval());
    }

    /** What is wrong with one reading. */
    private static final class Refusals {

        private final Reading reading;
        private final List<RefusedValue> values = new ArrayList<>();

        private Refusals(Reading reading) {
            this.reading = reading;
        }

        private void add(String field, Problem problem) {
            String value = switch (field) {
                case ReadingTable.PARTICIPANT -> reading.participant().code();
                case ReadingTable.NET_EXPORT -> reading.netExport().toString();
                default -> reading.interval().toString();
            };
            values.add(new RefusedValue(field, value, problem));
        }

        private boolean isEmpty() {
            return values.isEmpty();
        }

        private Verdict verdict() {
            return new Verdict.Refused(List.copyOf(values));
        }
    }
}
