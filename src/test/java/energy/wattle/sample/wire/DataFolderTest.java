package energy.wattle.sample.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import energy.wattle.files.BadInputException;
import energy.wattle.sample.core.DataSet;
import energy.wattle.sample.core.RandomData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of data that people bring: read as they are, or refused with everything that is wrong. */
class DataFolderTest {

    private static final String ACTUAL = "actual_wh.csv";
    private static final String PRICES = "prices_eur_per_kwh.csv";

    private final DataSet data = RandomData.days(2, new Random(1));

    @TempDir
    private Path folder;

    @BeforeEach
    void writeGoodData() throws IOException {
        DataExport.write(data, folder);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(DataFolder.read(folder, RandomData.BERLIN)).isEqualTo(data);
    }

    @Test
    void pointsAndPricesMayHaveOtherColumns() throws IOException {
        change("points.csv", text -> text.replace("\n", ",x\n").replaceFirst(",x\n", ",source\n"));
        change(PRICES, text -> text.replace("\n", ",0.1\n").replaceFirst(",0.1\n", ",spot\n"));
        assertThat(DataFolder.read(folder, RandomData.BERLIN)).isEqualTo(data);
    }

    @Test
    void everyMissingFileIsTold() throws IOException {
        Files.delete(folder.resolve(ACTUAL));
        Files.delete(folder.resolve(PRICES));
        assertThat(faults())
                .hasSize(2)
                .allMatch(fault -> fault.contains("is no such file")
                        || fault.contains("not there")
                        || fault.contains("does not exist"));
    }

    @Test
    void aMissingColumnIsTold() throws IOException {
        change(PRICES, text -> text.replaceFirst("feed_in", "feedin"));
        assertThat(faults()).anyMatch(fault -> fault.contains("field 'feed_in'"));
    }

    @Test
    void aPointWithoutMeasurementsIsTold() throws IOException {
        change("points.csv", text -> text + "Z1-NEW,Z1,pv,,1.000\n");
        assertThat(faults()).hasSize(3).allMatch(fault -> fault.contains("field 'Z1-NEW'"));
    }

    @Test
    void anUnknownPointIsTold() throws IOException {
        change(ACTUAL, text -> text.replaceFirst("Z1-W1", "Z1-W9"));
        assertThat(faults())
                .anyMatch(fault -> fault.contains("Z1-W9") && fault.contains("is no point of points.csv"))
                .anyMatch(fault -> fault.contains("field 'Z1-W1'"));
    }

    @Test
    void energyIsAWholeNumberThatIsNotNegative() throws IOException {
        for (String bad : List.of("-5", "1.5", "", "x", "+5", "007", "99999999999")) {
            writeGoodData();
            change(ACTUAL, text -> text.replaceFirst("02:00,\\d+", "02:00," + bad.replace("$", "")));
            assertThat(faults())
                    .as(bad)
                    .hasSize(1)
                    .allMatch(fault -> fault.contains(":2: field 'Z1-L1': value '" + bad));
        }
    }

    @Test
    void aGapIsToldWithWhatComesNext() throws IOException {
        change(ACTUAL, text -> text.replaceFirst("2024-06-03T07:15.*\n", ""));
        assertThat(faults())
                .anyMatch(fault -> fault.contains("2024-06-03T07:30+02:00")
                        && fault.contains("2024-06-03T07:15+02:00 comes next"));
    }

    @Test
    void anIntervalOffTheQuarterHourIsTold() throws IOException {
        change(ACTUAL, text -> text.replaceFirst("T07:15", "T07:16"));
        assertThat(faults()).anyMatch(fault -> fault.contains("2024-06-03T07:16+02:00"));
    }

    @Test
    void anOffsetThatIsNotTheTimeZonesIsTold() throws IOException {
        change(ACTUAL, text -> text.replace("+02:00", "+01:00"));
        assertThat(faults()).first().asString().contains("the offset of Europe/Berlin", "+02:00");
        assertThat(catchThrowableOfType(BadInputException.class, () -> DataFolder.read(folder, ZoneId.of("+01:00"))))
                .isNotNull();
    }

    @Test
    void filesOfDifferentLengthsAreTold() throws IOException {
        change(ACTUAL, text -> text.substring(0, text.indexOf("2024-06-04")));
        assertThat(faults()).hasSize(3).allMatch(fault -> fault.contains("actual_wh.csv has 96"));
    }

    @Test
    void aDayThatIsNotWholeIsTold() throws IOException {
        change(ACTUAL, text -> text.substring(0, text.indexOf("2024-06-04T23:45")));
        assertThat(faults()).anyMatch(fault -> fault.contains("whole day"));
    }

    @Test
    void theGridPaysNoMoreThanItTakes() throws IOException {
        change(PRICES, text -> text.replaceFirst("(02:00),[-0-9.]+,[-0-9.]+", "$1,0.1,0.2"));
        assertThat(faults()).singleElement().asString().contains(":2: field 'feed_in'");
    }

    @Test
    void pointsAreCheckedFieldByField() throws IOException {
        change("points.csv", text -> text.replaceFirst("pv", "sun").replaceFirst("4.000", "0"));
        assertThat(faults())
                .anyMatch(fault -> fault.contains("field 'kind'") && fault.contains("load, pv, wind"))
                .anyMatch(fault -> fault.contains("field 'installed_capacity_kw'"));
    }

    @Test
    void twoParticipantsCannotHaveOneName() throws IOException {
        change("points.csv", text -> text.replaceFirst("Z1-L2,Z1,load,", "Z1-H1,Z1,load,"));
        assertThat(faults()).anyMatch(fault -> fault.contains("makes a participant Z1-H1"));
    }

    private List<String> faults() {
        BadInputException refusal =
                catchThrowableOfType(BadInputException.class, () -> DataFolder.read(folder, RandomData.BERLIN));
        assertThat(refusal).isNotNull();
        return refusal.faults().stream().map(Object::toString).toList();
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(folder.resolve(file), after);
    }
}
