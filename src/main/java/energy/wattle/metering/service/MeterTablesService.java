package energy.wattle.metering.service;

import energy.wattle.files.BadInputException;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.files.LimitedInput;
import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.service.TableIntake.Request;
import energy.wattle.metering.wire.ForecastTable;
import energy.wattle.metering.wire.ReadingTable;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;

/** Reads tables before any transaction begins: a slow sender keeps nobody waiting. */
@Service
@NeedsCapability(Capability.METERING_INTAKE)
class MeterTablesService implements MeterTables {

    private final TableIntake intake;

    MeterTablesService(TableIntake intake) {
        this.intake = intake;
    }

    @Override
    public Outcome readings(Table table) {
        return take(table, "readings", (content, faults) -> {
            List<ReadingTable.Row> rows = ReadingTable.read(table.name(), table.format(), content, faults);
            faults.throwIfAny();
            return intake.readings(request(table, "readings", content), rows);
        });
    }

    @Override
    public Outcome forecasts(Table table) {
        return take(table, "forecasts", (content, faults) -> {
            List<ForecastTable.Row> rows = ForecastTable.read(table.name(), table.format(), content, faults);
            faults.throwIfAny();
            return intake.forecasts(request(table, "forecasts", content), rows);
        });
    }

    private static Outcome take(Table table, String what, BiFunction<byte[], Faults, Outcome> work) {
        try {
            return work.apply(new LimitedInput(table.content(), MAXIMUM_BYTES).readAllBytes(), new Faults());
        } catch (BadInputException e) {
            return new Outcome.Refused(e.faults());
        } catch (LimitedInput.TooLongException e) {
            return new Outcome.TooLong();
        } catch (IOException e) {
            return new Outcome.Refused(
                    List.of(new Fault(table.name(), 1, what, "", Problem.of("metering.table.unfinished"))));
        }
    }

    /** The same bytes as readings and as forecasts are two contents. */
    private static Request request(Table table, String what, byte[] content) {
        Hash hash = Sha256.of((what + "/" + table.format() + "/").getBytes(StandardCharsets.US_ASCII), content);
        return new Request(table.scope(), table.request(), hash);
    }
}
