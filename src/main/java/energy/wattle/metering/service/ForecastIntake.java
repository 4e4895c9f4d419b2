package energy.wattle.metering.service;

import energy.wattle.files.IntervalColumn;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.RecordKind;
import energy.wattle.metering.Forecast;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.metering.ForecastSession;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeteredRange;
import energy.wattle.metering.MeteringState;
import energy.wattle.metering.ReadingReceipt.RefusedValue;
import energy.wattle.metering.service.MeterKeys.Registered;
import energy.wattle.metering.store.IntakeStore;
import energy.wattle.metering.store.IntakeStore.ForecastPlace;
import energy.wattle.metering.store.IntakeStore.SentForecast;
import energy.wattle.metering.wire.ForecastTable;
import energy.wattle.metering.wire.ReadingTable;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks forecasts, seals them to their session and gives them to the ledger. Call it in a transaction. */
@Component
class ForecastIntake {

    /** How far ahead a forecast may look. */
    private static final Duration FARTHEST = Duration.ofDays(30);

    private final Ledger ledger;
    private final MeterKeys keys;
    private final IntakeStore intake;
    private final MarketClock clock;

    ForecastIntake(Ledger ledger, MeterKeys keys, IntakeStore intake, MarketClock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.intake = intake;
        this.clock = clock;
    }

    /** A forecast that may go to the ledger. */
    record Sealable(ChainId chain, Bytes sessionKey, Forecast forecast) {}

    /** A forecast, checked: what is wrong with it, or how it is sealed. */
    record Examined(List<RefusedValue> refused, Optional<Sealable> sealable) {}

    /** What became of a batch. */
    record Submitted(int taken, int known, List<Hash> records) {}

    /** Checks each forecast, in their order. */
    List<Examined> examine(Optional<MeterScope> scope, List<Forecast> forecasts) {
        intake.lock();
        MeterKeys.Batch batch = keys.batch();
        Instant now = clock.instant();
        Map<ForecastPlace, SentForecast> sent =
                pending(forecasts.stream().map(ForecastIntake::place).toList());
        return forecasts.stream()
                .map(forecast -> examine(batch, scope, forecast, now, Optional.ofNullable(sent.get(place(forecast)))))
                .toList();
    }

    /** Submits what was not submitted before. */
    Submitted submit(List<Sealable> sealables) {
        intake.lock();
        Map<ForecastPlace, SentForecast> before = pending(
                sealables.stream().map(sealable -> place(sealable.forecast())).toList());
        Map<ForecastPlace, Hash> fresh = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Sealable sealable : sealables) {
            Forecast forecast = sealable.forecast();
            Bytes payload = payload(forecast);
            Hash content = Sha256.of(payload.toArray());
            SentForecast earlier = before.get(place(forecast));
            boolean isKnown = earlier != null && earlier.content().equals(content);
            if (!isKnown && fresh.putIfAbsent(place(forecast), content) == null) {
                drafts.add(Draft.forSession(
                        sealable.chain(),
                        RecordKind.FORECAST,
                        key(forecast.participant()),
                        payload,
                        forecast.session(),
                        sealable.sessionKey()));
            }
        }
        List<Hash> records = drafts.isEmpty() ? List.of() : ledger.submit(drafts);
        Map<ForecastPlace, SentForecast> sent = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<ForecastPlace, Hash> forecast : fresh.entrySet()) {
            sent.put(forecast.getKey(), new SentForecast(forecast.getValue(), records.get(next++)));
        }
        intake.putForecasts(sent, clock.instant());
        return new Submitted(records.size(), sealables.size() - records.size(), records);
    }

    /** Those whose record waits for its block, or stands in one with effect. */
    private Map<ForecastPlace, SentForecast> pending(List<ForecastPlace> places) {
        Map<ForecastPlace, SentForecast> sent = new HashMap<>(intake.forecasts(places));
        sent.values().removeIf(forecast -> switch (ledger.fate(forecast.record())) {
            case RecordFate.Pending pending -> false;
            case RecordFate.Final placed -> placed.voidReason().isPresent();
            case RecordFate.Expired expired -> true;
            case RecordFate.Unknown unknown -> true;
        });
        return sent;
    }

    private static Examined examine(
            MeterKeys.Batch batch,
            Optional<MeterScope> scope,
            Forecast forecast,
            Instant now,
            Optional<SentForecast> earlier) {
        List<RefusedValue> faults = new ArrayList<>();
        String participant = forecast.participant().code();
        Optional<Registered> registered = batch.find(forecast.participant());
        Optional<ForecastSession> session = Optional.empty();
        if (!MeterScopes.covers(scope, forecast.participant(), registered)) {
            faults.add(refused(ReadingTable.PARTICIPANT, participant, Problem.of("metering.scope.other")));
        } else if (registered.isEmpty()) {
            faults.add(refused(ReadingTable.PARTICIPANT, participant, Problem.of("metering.participant.unknown")));
        } else {
            session = MeteringState.session(registered.get().state(), forecast.session())
                    .filter(ForecastSession::isOpen);
            if (session.isEmpty()) {
                faults.add(refused(ForecastTable.SESSION, forecast.session(), Problem.of("metering.forecast.session")));
            }
            if (batch.participantKey(registered.get()).isEmpty()) {
                faults.add(refused(ReadingTable.PARTICIPANT, participant, Problem.of("metering.forecast.key")));
            }
        }
        faults.addAll(ownFaults(forecast, now));
        if (faults.isEmpty()
                && earlier.filter(sent -> !sent.content()
                                .equals(Sha256.of(payload(forecast).toArray())))
                        .isPresent()) {
            faults.add(refused(
                    ForecastTable.ISSUED_AT, forecast.issuedAt().toString(), Problem.of("metering.forecast.other")));
        }
        return faults.isEmpty()
                ? new Examined(
                        List.of(),
                        Optional.of(new Sealable(
                                registered.orElseThrow().chain(),
                                session.orElseThrow().publicKey(),
                                forecast)))
                : new Examined(faults, Optional.empty());
    }

    private static List<RefusedValue> ownFaults(Forecast forecast, Instant now) {
        List<RefusedValue> faults = new ArrayList<>();
        if (forecast.issuedAt().isAfter(now)) {
            faults.add(refused(
                    ForecastTable.ISSUED_AT,
                    forecast.issuedAt().toString(),
                    Problem.of("metering.forecast.issued", now)));
        }
        forecast.netExport().forEach((interval, energy) -> {
            if (!interval.end().isAfter(now)) {
                faults.add(
                        refused(IntervalColumn.NAME, interval.toString(), Problem.of("metering.forecast.over", now)));
            } else if (interval.start().isAfter(now.plus(FARTHEST))) {
                faults.add(refused(
                        IntervalColumn.NAME,
                        interval.toString(),
                        Problem.of("metering.forecast.far", FARTHEST.toDays())));
            }
            if (!MeteredRange.holds(energy)) {
                faults.add(refused(
                        ReadingTable.NET_EXPORT,
                        energy.toString(),
                        Problem.of("metering.energy.range", MeteredRange.LARGEST)));
            }
        });
        return faults;
    }

    private static RefusedValue refused(String field, String value, Problem problem) {
        return new RefusedValue(field, value, problem);
    }

    private static Bytes payload(Forecast forecast) {
        return new ForecastRecord(forecast.issuedAt(), forecast.netExport()).encode();
    }

    private static KeyName key(ParticipantId participant) {
        return KeyName.of("participant", participant.code());
    }

    private static ForecastPlace place(Forecast forecast) {
        return new ForecastPlace(forecast.participant(), forecast.session(), forecast.issuedAt());
    }
}
