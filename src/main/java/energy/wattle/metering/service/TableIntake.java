package energy.wattle.metering.service;

import energy.wattle.files.Faults;
import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables.Outcome;
import energy.wattle.metering.MeterTables.RequestKey;
import energy.wattle.metering.ReadingReceipt.RefusedValue;
import energy.wattle.metering.service.ForecastIntake.Examined;
import energy.wattle.metering.service.ForecastIntake.Submitted;
import energy.wattle.metering.service.ReadingIntake.Verdict;
import energy.wattle.metering.store.TokenStore;
import energy.wattle.metering.store.TokenStore.Answered;
import energy.wattle.metering.wire.ForecastTable;
import energy.wattle.metering.wire.ReadingTable;
import energy.wattle.metering.wire.TableRow;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what was read of a table, in one transaction: all of it or nothing, and a request of one name once. */
@Component
@NeedsCapability(Capability.METERING_INTAKE)
class TableIntake {

    /** How long a request's name is remembered. */
    private static final Duration REQUESTS_KEPT = Duration.ofDays(7);

    private final ReadingIntake readings;
    private final ForecastIntake forecasts;
    private final TokenStore requests;
    private final Clock clock;

    TableIntake(ReadingIntake readings, ForecastIntake forecasts, TokenStore requests, Clock clock) {
        this.readings = readings;
        this.forecasts = forecasts;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Who brought what.
     *
     * @param content hash of the table
     */
    record Request(MeterScope scope, Optional<RequestKey> key, Hash content) {

        String source() {
            return key.map(named -> "token " + named.token()).orElse("table");
        }
    }

    /** @throws energy.wattle.files.BadInputException with every fault, if there is any */
    @Transactional
    public Outcome readings(Request request, List<ReadingTable.Row> rows) {
        return once(request, () -> {
            List<Verdict> verdicts = readings.examine(
                    Optional.of(request.scope()),
                    rows.stream().map(ReadingTable.Row::reading).toList());
            Faults faults = new Faults();
            for (int i = 0; i < rows.size(); i++) {
                if (verdicts.get(i) instanceof Verdict.Refused refused) {
                    tell(rows.get(i).row(), refused.values(), faults);
                }
            }
            faults.throwIfAny();
            List<Hash> records = readings.submit(verdicts, request.source()).values().stream()
                    .distinct()
                    .sorted()
                    .toList();
            int known = (int)
                    verdicts.stream().filter(Verdict.Known.class::isInstance).count();
            return new Outcome.Taken(rows.size() - known, known, records);
        });
    }

    /** @throws energy.wattle.files.BadInputException with every fault, if there is any */
    @Transactional
    public Outcome forecasts(Request request, List<ForecastTable.Row> rows) {
        return once(request, () -> {
            List<Examined> examined = forecasts.examine(
                    Optional.of(request.scope()),
                    rows.stream().map(ForecastTable.Row::forecast).toList());
            Faults faults = new Faults();
            for (int i = 0; i < rows.size(); i++) {
                tell(rows.get(i).row(), examined.get(i).refused(), faults);
            }
            faults.throwIfAny();
            Submitted submitted = forecasts.submit(examined.stream()
                    .flatMap(forecast -> forecast.sealable().stream())
                    .toList());
            return new Outcome.Taken(submitted.taken(), submitted.known(), submitted.records());
        });
    }

    private Outcome once(Request request, Supplier<Outcome.Taken> work) {
        if (request.key().isEmpty()) {
            return work.get();
        }
        RequestKey key = request.key().get();
        readings.lock();
        requests.forget(clock.instant().minus(REQUESTS_KEPT));
        Optional<Answered> earlier = requests.answer(key);
        if (earlier.isPresent()) {
            return earlier.get().content().equals(request.content())
                    ? earlier.get().outcome()
                    : new Outcome.RequestKeyUsed();
        }
        Outcome.Taken outcome = work.get();
        requests.answered(key, new Answered(request.content(), outcome), clock.instant());
        return outcome;
    }

    private static void tell(TableRow row, List<RefusedValue> refused, Faults faults) {
        refused.forEach(value -> faults.add(row.fault(value.field(), value.value(), value.problem())));
    }
}
