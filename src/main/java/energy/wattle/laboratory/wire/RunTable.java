package energy.wattle.laboratory.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import energy.wattle.laboratory.core.figure.Measure;
import energy.wattle.laboratory.core.figure.Results;
import energy.wattle.laboratory.core.figure.Row;
import energy.wattle.laboratory.core.trial.Measured;
import energy.wattle.laboratory.core.trial.Setting;
import java.util.List;
import java.util.Locale;

/** A figure's runs as a CSV table: what was run, what it gave, and where the slowest sub-chain's time went. */
final class RunTable {

    private static final List<String> COLUMNS = List.of(
            "figure",
            "series",
            "x",
            "seed",
            "complete",
            "nodes",
            "sub_chains",
            "round",
            "malicious_percent",
            "transactions_per_node",
            "trouble",
            "first_timeout_us",
            "slot_us",
            "epoch_blocks",
            "stakes",
            "idle_percent",
            "time_us",
            "sub_chain_us",
            "election_us",
            "propose_us",
            "verify_us",
            "schedule_us",
            "bad_delegate_us",
            "other_tier_us",
            "transactions",
            "per_second_sub_chain",
            "per_second_main_chain",
            "bytes",
            "missed_turns",
            "excluded_nodes",
            "forked_heights",
            "recovery_us");

    private RunTable() {}

    static void write(CsvWriter csv, Results results) {
        csv.writeRecord(COLUMNS);
        results.rows().forEach(row -> csv.writeRecord(values(row)));
    }

    private static List<String> values(Row row) {
        Setting setting = row.setting();
        Measured run = row.measured();
        return List.of(
                row.figure().code(),
                code(setting.algorithm()),
                row.x().toLowerCase(Locale.ROOT),
                number(setting.seed()),
                run.isComplete() ? "yes" : "no",
                number(setting.nodes()),
                number(setting.subChains()),
                number(run.round()),
                number(setting.malicious()),
                number(setting.transactions()),
                code(setting.trouble()),
                number(setting.firstTimeout()),
                number(setting.slot()),
                number(setting.epoch()),
                code(setting.stakes()),
                number(setting.idle()),
                number(run.time()),
                number(run.subTime()),
                number(run.spent().election()),
                number(run.spent().propose()),
                number(run.spent().verify()),
                number(run.spent().schedule()),
                number(run.spent().badDelegate()),
                number(run.otherTier()),
                number(run.transactions()),
                thousandths(Measure.throughput(run.transactions(), run.subTime())),
                thousandths(Measure.throughput(run.transactions(), run.time())),
                number(run.bytes()),
                number(run.missed()),
                number(run.excluded()),
                number(run.forks()),
                number(run.recovery()));
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private static String thousandths(long value) {
        return "%d.%03d".formatted(value / 1000, value % 1000);
    }
}
