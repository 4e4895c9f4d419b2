package energy.wattle.shell;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.units.Money;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private final Formats english = Formats.in(Language.ENGLISH.locale());
    private final Formats chinese = Formats.in(Language.CHINESE.locale());

    @Test
    void energyHasThreeDecimalsAndItsUnit() {
        assertThat(english.energy(new WattHours(1_204_500))).isEqualTo("1,204.500 kWh");
        assertThat(chinese.energy(new WattHours(-1))).isEqualTo("-0.001 kWh");
    }

    @Test
    void aPriceHasFourDecimalsAndMoreOnlyWhereItNeedsThem() {
        assertThat(english.price(new Price(453_200))).isEqualTo("0.4532");
        assertThat(english.price(new Price(-453_205))).isEqualTo("-0.453205");
        assertThat(english.price(new Price(400_000))).isEqualTo("0.4000");
    }

    @Test
    void moneyIsRoundedHalfToEvenOnTwoDecimals() {
        assertThat(english.money(new Money(1_204_505_000L))).isEqualTo("1,204.50");
        assertThat(english.money(new Money(1_204_515_000L))).isEqualTo("1,204.52");
    }

    @Test
    void theLargestQuantityIsExact() {
        assertThat(english.kilowattHours(new WattHours(Long.MAX_VALUE))).isEqualTo("9,223,372,036,854,775.807");
    }

    @Test
    void timesAreOnTwentyFourHours() {
        assertThat(english.time(LocalTime.of(14, 32, 7))).isEqualTo("14:32:07");
        assertThat(chinese.minute(LocalTime.of(0, 15))).isEqualTo("00:15");
    }

    @Test
    void datesAreInTheReadersLanguage() {
        assertThat(english.date(LocalDate.of(2024, 6, 3))).isEqualTo("3 Jun 2024");
        assertThat(chinese.date(LocalDate.of(2024, 6, 3))).isEqualTo("2024年6月3日");
    }
}
