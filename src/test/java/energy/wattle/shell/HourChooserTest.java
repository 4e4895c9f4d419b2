package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HourChooserTest {

    private static final QueryParameters DAY = QueryParameters.of("day", "2024-06-03");

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 23})
    void anAddressNamesTheHourThatItWasMadeFor(int hour) {
        QueryParameters address = HourChooser.address(DAY, OptionalInt.of(hour));

        assertThat(HourChooser.addressed(address)).hasValue(hour);
        assertThat(address.getSingleParameter("day")).hasValue("2024-06-03");
    }

    @Test
    void allHoursLeaveNothingInTheAddress() {
        QueryParameters narrowed = HourChooser.address(DAY, OptionalInt.of(14));

        assertThat(HourChooser.address(narrowed, OptionalInt.empty()).getQueryString())
                .isEqualTo(DAY.getQueryString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "-1", "07", "noon", ""})
    void whatIsNoHourCountsAsAbsent(String text) {
        assertThat(HourChooser.addressed(QueryParameters.of("hour", text))).isEmpty();
    }
}
