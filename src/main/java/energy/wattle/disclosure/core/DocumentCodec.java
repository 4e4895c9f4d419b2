package energy.wattle.disclosure.core;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Figure;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.Row;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Documents as bytes, one way only: what is committed to is what is delivered. Source: decision 0010. */
public final class DocumentCodec {

    /** Leaves room in a record for all that is not the document. */
    static final int MAXIMUM_LENGTH = 200 * 1024;

    static final int SALT_LENGTH = 32;

    private static final int ROW_LENGTH = 600;
    private static final int ZONE_LENGTH = 400;
    private static final int NAME_LENGTH = 60;

    private DocumentCodec() {}

    public static Bytes encode(Document document) {
        WireWriter writer = new WireWriter();
        document.rows().forEach(row -> writer.element(1, encode(row)));
        document.listing().ifPresent(listing -> {
            if (listing.leftOff() > 0) {
                throw new IllegalArgumentException("only whole listings are published");
            }
            listing.columns().forEach(column -> writer.element(2, Bytes.ofUtf8(column.name())));
            listing.lines().forEach(line -> writer.element(3, encode(line)));
        });
        return writer.finish();
    }

    public static Document decode(Bytes bytes) {
        return WireReader.read(
                "document",
                bytes,
                Limits.PAYLOAD_LENGTH,
                fields -> new Document(
                        fields.elements(1, Document.MAXIMUM_ROWS, ROW_LENGTH).stream()
                                .map(DocumentCodec::row)
                                .toList(),
                        listing(fields)));
    }

    /** @param salt {@value #SALT_LENGTH} bytes that nobody can guess, so that guessed figures cannot be tried */
    public static Hash commitment(Bytes salt, Bytes document) {
        if (salt.length() != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has %d bytes".formatted(SALT_LENGTH));
        }
        return Digest.of(List.of(salt, document));
    }

    private static Bytes encode(List<String> line) {
        WireWriter writer = new WireWriter();
        line.forEach(cell -> writer.element(1, Bytes.ofUtf8(cell)));
        return writer.finish();
    }

    private static Optional<Listing> listing(WireReader fields) {
        List<Column> columns = fields.elements(2, Column.values().length, NAME_LENGTH).stream()
                .map(name -> Column.valueOf(text(name)))
                .toList();
        List<Bytes> lines = fields.elements(3, Listing.MAXIMUM_LINES, MAXIMUM_LENGTH);
        if (columns.isEmpty() && lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Listing(columns, lines.stream().map(DocumentCodec::line).toList()));
    }

    private static List<String> line(Bytes bytes) {
        return WireReader.read(
                "line",
                bytes,
                MAXIMUM_LENGTH,
                fields -> fields.elements(1, Column.values().length, Listing.CELL_LENGTH).stream()
                        .map(DocumentCodec::text)
                        .toList());
    }

    /** What is no UTF-8 is refused: it would have a second encoding. */
    private static String text(Bytes bytes) {
        String text = new String(bytes.toArray(), StandardCharsets.UTF_8);
        if (!Bytes.ofUtf8(text).equals(bytes)) {
            throw new MalformedException("a cell is no UTF-8 text");
        }
        return text;
    }

    private static Bytes encode(Row row) {
        long seconds = row.from().getEpochSecond();
        WireWriter writer = new WireWriter()
                .text(1, row.zone().orElse(""))
                .text(2, row.figure().name())
                .uint(3, seconds)
                .uint(4, row.until().getEpochSecond() - seconds)
                .uint(5, row.mergedFrom() - 1L);
        if (row.value().isPresent()) {
            writer.uint(6, 1).sint(7, row.value().getAsLong());
        }
        return writer.finish();
    }

    private static Row row(Bytes bytes) {
        return WireReader.read("row", bytes, ROW_LENGTH, fields -> {
            Optional<String> zone = Optional.of(fields.text(1, ZONE_LENGTH)).filter(code -> !code.isEmpty());
            Figure figure = Figure.valueOf(fields.text(2, NAME_LENGTH));
            Instant from = Instant.ofEpochSecond(fields.uint(3, Integer.MAX_VALUE * 100L));
            Instant until = from.plusSeconds(fields.uint(4, Integer.MAX_VALUE));
            int merged = fields.uint32(5) + 1;
            boolean isTold = fields.uint(6, 1) == 1;
            OptionalLong value = isTold ? OptionalLong.of(fields.sint(7)) : OptionalLong.empty();
            return new Row(zone, figure, from, until, value, merged);
        });
    }
}
