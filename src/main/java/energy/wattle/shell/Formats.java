package energy.wattle.shell;

import energy.wattle.units.Money;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * How quantities and times are shown to people in their language. Source: Market rules, Quantities. Files and exports
 * use the types' own {@code toString} instead.
 */
public final class Formats {

    private static final int USUAL_PRICE_DECIMALS = 4;
    private static final int MONEY_DECIMALS = 2;

    private final Locale locale;

    private Formats(Locale locale) {
        this.locale = locale;
    }

    public static Formats in(Locale locale) {
        return new Formats(locale);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** Exact, with its unit: {@code 1,204.500 kWh}. */
    public String energy(WattHours quantity) {
        return kilowattHours(quantity) + " kWh";
    }

    /** Exact, the number alone, for table columns and axes that name the unit once: {@code 1,204.500}. */
    public String kilowattHours(WattHours quantity) {
        return decimal(quantity.value(), WattHours.DECIMALS, WattHours.DECIMALS, WattHours.DECIMALS);
    }

    /** Exact, per kWh, the number alone: {@code 0.4532}, more decimals only where there are more. */
    public String price(Price price) {
        return decimal(price.micros(), Price.DECIMALS, USUAL_PRICE_DECIMALS, Price.DECIMALS);
    }

    /** As on statements, half to even on two decimals: {@code 1,204.50}. */
    public String money(Money amount) {
        return decimal(amount.micros(), Money.DECIMALS, MONEY_DECIMALS, MONEY_DECIMALS);
    }

    /** As lines of a statement add up, with all of its decimals and at least two: {@code 0.010397}. */
    public String wholeMoney(Money amount) {
        return decimal(amount.micros(), Money.DECIMALS, MONEY_DECIMALS, Money.DECIMALS);
    }

    /**
     * Whole units with so many digits behind the point, four at least where there are more: of Wh and 3,
     * {@code 1,204.500}.
     */
    public String amount(long units, int decimals) {
        return decimal(units, decimals, Math.min(decimals, USUAL_PRICE_DECIMALS), decimals);
    }

    /** A share of a whole, in tenths of a percent: {@code 42.7%}. */
    public String share(int perMille) {
        return decimal(perMille, 1, 1, 1) + "%";
    }

    /** To the second, on 24 hours, in the zone that the time carries: {@code 14:32:07}. */
    public String time(TemporalAccessor time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(time);
    }

    /** To the minute, as intervals and gates are named: {@code 14:15}. */
    public String minute(TemporalAccessor time) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
    }

    /** For example {@code 3 Jun 2024} or {@code 2024年6月3日}. */
    public String date(LocalDate date) {
        return Language.of(locale) == Language.CHINESE
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(date)
                : DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(date);
    }

    private String decimal(long units, int decimals, int least, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(BigDecimal.valueOf(units, decimals));
    }
}
