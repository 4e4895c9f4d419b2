package energy.wattle.trading.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.wattle.files.BadInputException;
import energy.wattle.files.Fault;
import energy.wattle.files.IntervalColumn;
import energy.wattle.trading.OrderBook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTableTest {

    private static final String HEADER = "order_id,participant_id,source,side,interval_start,quantity_kwh,price\n";
    private static final String GOOD = "s1,A,renewable,SELL,2024-06-03T12:00+02:00,1.5,0.40\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1.2345,0.40   | quantity_kwh   | 1.2345                 | has 4 decimals
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,0,0.40        | quantity_kwh   | 0                      | is not positive
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,-1,0.40       | quantity_kwh   | -1                     | is not positive
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,ten,0.40      | quantity_kwh   | ten                    | is not a number
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1,0.4000001   | price          | 0.4000001              | has 7 decimals
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1,10000.1     | price          | 10000.1                | is out of range
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1,-10001      | price          | -10001                 | is out of range
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,9223372036854775.808,1 | quantity_kwh | 9223372036854775.808 | overflows 64 bits
            s2,B,,SELL,2024-06-03T12:00+02:00,1,0.40                 | source         | ''                     | is no source
            s2,B,solar,SELL,2024-06-03T12:00+02:00,1,0.40            | source         | solar                  | is no source
            s2,B,renewable,BUY,2024-06-03T12:00+02:00,1,0.40         | source         | renewable              | does not belong here
            s2,B,renewable,sell,2024-06-03T12:00+02:00,1,0.40        | side           | sell                   | is no side
            s2,B,renewable,SELL,2024-06-03T12:00,1,0.40              | interval_start | 2024-06-03T12:00       | has no offset
            s2,B,renewable,SELL,2024-06-03T12:05+02:00,1,0.40        | interval_start | 2024-06-03T12:05+02:00 | is off the quarter hour
            s2,B,renewable,SELL,2024-06-03T12:00:01+02:00,1,0.40     | interval_start | 2024-06-03T12:00:01+02:00 | is off the quarter hour
            s2,B,renewable,SELL,2024-06-03t12:00z,1,0.40             | interval_start | 2024-06-03t12:00z      | is not a time
            s2,B,renewable,SELL,2024-06-03T12:00:30+02:00:30,1,0.40  | interval_start | 2024-06-03T12:00:30+02:00:30 | is not a time
            s2,B,renewable,SELL,2024-06-03T24:00+02:00,1,0.40        | interval_start | 2024-06-03T24:00+02:00 | is not a time
            s2,\u00A0B,renewable,SELL,2024-06-03T12:00+02:00,1,0.40  | participant_id | \u00A0B                | has white space
            s2,B\u200B,renewable,SELL,2024-06-03T12:00+02:00,1,0.40  | participant_id | B\u200B                | has characters that cannot be printed
            s2,B,renewable,SELL,noon,1,0.40                          | interval_start | noon                   | is not a time
            s1,B,renewable,SELL,2024-06-03T12:15+02:00,1,0.40        | order_id       | s1                     | is an order id that stands above already
            s2,A,,BUY,2024-06-03T12:00+02:00,1,0.40                  | participant_id | A                      | stands on both sides
            s2,A,,BUY,2024-06-03T10:00Z,1,0.40                       | participant_id | A                      | stands on both sides
            s2,GRID,renewable,SELL,2024-06-03T12:00+02:00,1,0.40     | participant_id | GRID                   | is reserved
            s2,,renewable,SELL,2024-06-03T12:00+02:00,1,0.40         | participant_id | ''                     | is missing
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1             | price          | ''                     | is missing: the row has 6 fields
            s2,B,renewable,SELL,2024-06-03T12:00+02:00,1,0.40,x      | column 8       | x                      | is one too many
            """)
    void aFaultNamesLineFieldAndValue(String row, String field, String value, String problem) {
        List<Fault> faults = faults(HEADER + GOOD + row + "\n");

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().toString())
                .startsWith("orders.csv:3: field '%s': value '%s': %s".formatted(field, value, problem));
    }

    @Test
    void allFaultsOfAFileAreToldAtOnceAndNoMoreThanAHundred() {
        String row = "%s,B,solar,SELL,noon,0,x\n";
        assertThat(faults(HEADER + row.formatted("s1") + GOOD + row.formatted("s2")))
                .extracting(Fault::field)
                .containsExactly(
                        "interval_start",
                        "quantity_kwh",
                        "price",
                        "source",
                        "order_id",
                        "interval_start",
                        "quantity_kwh",
                        "price",
                        "source");
        String many =
                IntStream.range(0, 60).mapToObj(i -> row.formatted("x" + i)).collect(Collectors.joining());
        assertThat(faults(HEADER + many)).hasSize(100);
    }

    @Test
    void aHeaderNamesWhatIsMissingAndWhatIsTooMuch() {
        assertThat(faults("order_id,participant_id,source,side,interval_start,quantity,price\n"))
                .extracting(Fault::toString)
                .satisfiesExactly(
                        extra ->
                                assertThat(extra).startsWith("orders.csv:1: field 'quantity': value 'quantity': is no"),
                        missing -> assertThat(missing)
                                .startsWith("orders.csv:1: field 'quantity_kwh': value '': is missing in the header"));
        assertThat(faults(HEADER.strip() + ",price\n")).hasSize(1);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(faults(""))
                .singleElement()
                .extracting(fault -> fault.problem().english())
                .asString()
                .contains("the file is empty");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedOnTheLineThatIsNot() {
        byte[] latin1 = (HEADER + GOOD + "s2,Käthe,renewable,SELL,2024-06-03T12:00+02:00,1,0.40\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(faults(latin1)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.field()).isEqualTo("participant_id");
            assertThat(fault.problem().english()).contains("is not UTF-8");
        });
        assertThat(faults((HEADER + GOOD).getBytes(StandardCharsets.UTF_16)))
                .singleElement()
                .extracting(fault -> fault.problem().english())
                .asString()
                .contains("is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"s2,A", "s2,A,renewable,SELL,2024-06-03T12:00+02:00,1,\"0.4", "\"s2\"x,A"})
    void quotationMarksThatAreOutOfPlaceAreRefusedOnTheirRow(String row) {
        assertThat(faults(HEADER + GOOD + "\n\n" + row)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.toString()).contains("cannot be read as CSV");
        });
    }

    @Test
    void aByteOrderMarkMayStandBeforeAQuotedHeader() {
        assertThat(faults("\uFEFF\"order_id\"" + HEADER.substring(HEADER.indexOf(',')) + GOOD))
                .isEmpty();
    }

    @Test
    void rowsOfAllIntervalsMayBeMixedAndColumnsReordered() throws IOException {
        String text = """
                \uFEFFprice,order_id,participant_id,source,side,interval_start,quantity_kwh\r
                0.40,s1,家,renewable,SELL,2024-06-03T12:15+02:00,1\r
                \r
                0.50,"b,1",B,,BUY,2024-06-03T10:00Z,2.25\r
                -10000,s2,C,conventional,SELL,2024-06-03T12:15:00+02:00,0.001\r
                """;
        IntervalColumn intervals = new IntervalColumn();
        List<OrderBook> books = OrderTable.read("orders.csv", input(text.getBytes(StandardCharsets.UTF_8)), intervals);

        assertThat(books)
                .extracting(book -> intervals.format(book.interval()))
                .containsExactly("2024-06-03T10:00Z", "2024-06-03T12:15+02:00");
        assertThat(books.getLast().asks())
                .extracting(ask -> ask.id() + " " + ask.quantity() + " " + ask.limit())
                .containsExactly("s1 1.000 0.400000", "s2 0.001 -10000.000000");
        assertThat(books.getFirst().bids().getFirst().id()).hasToString("b,1");
    }

    @Test
    void theSampleThatComesAlongIsRight() throws IOException {
        try (var sample = Objects.requireNonNull(getClass().getResourceAsStream("/trading/sample-orders.csv"))) {
            assertThat(OrderTable.read("sample", sample, new IntervalColumn())).hasSize(4);
        }
    }

    @Test
    void nothingIsReadFromAFileWithFaults() {
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> OrderTable.read("f", input(new byte[] {0}), new IntervalColumn()));
    }

    private static List<Fault> faults(String text) {
        return faults(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(byte[] bytes) {
        BadInputException refusal = catchThrowableOfType(
                BadInputException.class, () -> OrderTable.read("orders.csv", input(bytes), new IntervalColumn()));
        return refusal == null ? List.of() : refusal.faults();
    }

    private static ByteArrayInputStream input(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
