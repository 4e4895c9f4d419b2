package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Delivery;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Row;
import energy.wattle.files.CsvOutput;
import energy.wattle.ledger.Bytes;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Documents as files, numbers in their whole units. */
public final class DocumentFiles {

    private DocumentFiles() {}

    /** A row for each of the document's; no value where it is withheld. */
    public static String csv(Document document) {
        StringWriter out = new StringWriter();
        try {
            CsvOutput.write(out, csv -> {
                csv.writeRecord("zone", "figure", "from", "until", "value", "unit", "merged_from");
                document.rows()
                        .forEach(row -> csv.writeRecord(
                                row.zone().orElse(""),
                                row.figure().name(),
                                row.from().toString(),
                                row.until().toString(),
                                row.value().isPresent()
                                        ? Long.toString(row.value().getAsLong())
                                        : "",
                                row.figure().unit().name(),
                                Integer.toString(row.mergedFrom())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** With the document's very bytes and their salt, so that the commitment in the record can be computed again. */
    public static String json(PublicationEntry entry, Delivery delivery) {
        Publication publication = entry.publication();
        return """
                {
                  "publication": "%s",
                  "record": "%s",
                  "height": %d,
                  "subject": "%s",
                  "class": "%s",
                  "topic": %s,
                  "zone": %s,
                  "from": "%s",
                  "until": "%s",
                  "issued_at": "%s",
                  "issuer": "%s",
                  "corrects": %s,
                  "encoded": "%s",
                  "salt": %s,
                  "rows": [
                %s
                  ]
                }
                """.formatted(
                entry.id(),
                entry.record(),
                entry.height(),
                publication.subject(),
                publication.subject().disclosureClass(),
                text(publication.topic()),
                publication
                        .zone()
                        .map(TradingZoneId::code)
                        .map(DocumentFiles::text)
                        .orElse("null"),
                publication.from(),
                publication.until(),
                publication.issuedAt(),
                entry.issuer(),
                publication.corrects().map(hash -> text(hash.toString())).orElse("null"),
                delivery.encoded(),
                delivery.salt().map(Bytes::toString).map(DocumentFiles::text).orElse("null"),
                delivery.document().rows().stream().map(DocumentFiles::json).collect(Collectors.joining(",\n")));
    }

    private static String json(Row row) {
        return "    {\"zone\": %s, \"figure\": \"%s\", \"from\": \"%s\", \"until\": \"%s\", \"value\": %s, \"unit\": \"%s\", \"merged_from\": %d}"
                .formatted(
                        row.zone().map(DocumentFiles::text).orElse("null"),
                        row.figure(),
                        row.from(),
                        row.until(),
                        row.value().isPresent() ? Long.toString(row.value().getAsLong()) : "null",
                        row.figure().unit(),
                        row.mergedFrom());
    }

    /** Ids have no control characters; quotes and backslashes they may have. */
    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
