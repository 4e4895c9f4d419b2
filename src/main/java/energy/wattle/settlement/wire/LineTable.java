package energy.wattle.settlement.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import energy.wattle.settlement.SettlementLine;
import java.util.List;

/** Writes LINES.csv: by interval, within it in the order of settlement. */
final class LineTable {

    private LineTable() {}

    static void header(CsvWriter csv) {
        csv.writeRecord("interval_start", "kind", "payer_id", "payee_id", "quantity_kwh", "price", "amount");
    }

    static void rows(CsvWriter csv, String intervalStart, List<SettlementLine> lines) {
        for (SettlementLine line : lines) {
            csv.writeRecord(
                    intervalStart,
                    line.kind().name(),
                    line.payer().code(),
                    line.payee().code(),
                    line.quantity().toString(),
                    line.price().toString(),
                    line.amount().toString());
        }
    }
}
