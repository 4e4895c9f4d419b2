package energy.wattle.settlement.wire;

import energy.wattle.files.CsvOutput;
import energy.wattle.settlement.MonthlyAmounts;
import energy.wattle.units.Institution;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.io.Writer;
import java.time.YearMonth;
import java.util.List;

/** Writes the amounts of a month for the accounting system. Its columns are told in docs/guides/statements.md. */
public final class AmountTable {

    private AmountTable() {}

    public static void write(
            Writer out, TradingZoneId zone, YearMonth month, String currency, List<MonthlyAmounts> amounts)
            throws IOException {
        CsvOutput.write(out, csv -> {
            csv.writeRecord(
                    "month",
                    "zone_id",
                    "party_id",
                    "party_kind",
                    "currency",
                    "status",
                    "to_pay",
                    "to_receive",
                    "net",
                    "provisional_to_pay",
                    "provisional_to_receive");
            for (MonthlyAmounts row : amounts) {
                csv.writeRecord(
                        month.toString(),
                        zone.code(),
                        row.party().code(),
                        row.party() instanceof Institution ? "INSTITUTION" : "PARTICIPANT",
                        currency,
                        row.status().name(),
                        row.amounts().toPay().toString(),
                        row.amounts().toReceive().toString(),
                        row.amounts().net().toString(),
                        row.provisional().toPay().toString(),
                        row.provisional().toReceive().toString());
            }
        });
    }
}
