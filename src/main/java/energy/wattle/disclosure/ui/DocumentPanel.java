package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.Row;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.units.Money;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A document as a table, with what was merged and what is withheld. */
final class DocumentPanel extends Div {

    private static final long serialVersionUID = 1;

    private static final int PERCENT_DECIMALS = 2;

    private final transient Formats formats = Formats.in(getLocale());
    private final transient ZoneId timeZone;

    DocumentPanel(Document document, ZoneId timeZone) {
        this.timeZone = timeZone;
        document.listing().ifPresentOrElse(this::show, () -> show(document.rows()));
    }

    private void show(List<Row> rows) {
        long withheld = rows.stream().filter(Row::isWithheld).count();
        long merged = rows.stream().filter(row -> row.mergedFrom() > 1).count();
        if (withheld + merged > 0) {
            add(new Paragraph(text("protected", withheld, merged)));
        }
        DataTable<Row> table = new DataTable<Row>(text("document"), text("document.empty"))
                .text(text("figure"), row -> text("figure." + row.figure()))
                .text(text("from"), row -> when(row.from()))
                .text(text("until"), row -> when(row.until()))
                .number(text("value"), this::value)
                .text(text("unit"), row -> text("unit." + row.figure().unit()))
                .text(text("remark"), this::remark);
        table.show(rows);
        add(table);
    }

    private void show(Listing listing) {
        if (listing.leftOff() > 0) {
            add(new Paragraph(text("cut", listing.lines().size(), listing.leftOff())));
        }
        DataTable<List<String>> table = new DataTable<>(text("document"), text("document.empty"));
        for (int i = 0; i < listing.columns().size(); i++) {
            int column = i;
            table.text(text("column." + listing.columns().get(i)), line -> line.get(column));
        }
        table.show(listing.lines());
        add(table);
    }

    private String value(Row row) {
        if (row.isWithheld()) {
            return text("withheld");
        }
        long value = row.value().orElseThrow();
        return switch (row.figure().unit()) {
            case WATT_HOURS -> formats.kilowattHours(new WattHours(value));
            case MICROS_PER_KILOWATT_HOUR -> formats.price(new Price(value));
            case MICROS -> formats.money(new Money(value));
            case BASIS_POINTS -> formats.amount(value, PERCENT_DECIMALS);
            case COUNT, POINTS -> formats.number(value);
        };
    }

    private String remark(Row row) {
        if (row.isWithheld()) {
            return text(row.figure() == Figure.RENEWABLE_SHARE ? "remark.follows" : "remark.withheld");
        }
        return row.mergedFrom() > 1 ? text("remark.merged", row.mergedFrom()) : "";
    }

    private String when(Instant instant) {
        var local = instant.atZone(timeZone);
        return formats.date(local.toLocalDate()) + " " + formats.minute(local);
    }

    private String text(String key, Object... arguments) {
        return getTranslation("disclosure." + key, arguments);
    }
}
