package energy.wattle.settlement;

import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tells what was settled: to participants, to the accounting system, to the regulator. Days and months are those of the
 * zone's time zone, and an interval belongs to the one in which it begins, whenever it was settled. Whoever asks has
 * made sure that the reader may see it: a participant its own statements only.
 */
public interface Statements {

    /** Nothing for an unknown participant. */
    Optional<DailyStatement> day(ParticipantId participant, LocalDate day);

    /** Nothing for an unknown participant. */
    Optional<MonthlyStatement> month(ParticipantId participant, YearMonth month);

    /** Every party with a line in the zone in this month, in the order of ids; the institutions last. */
    List<MonthlyAmounts> amounts(TradingZoneId zone, YearMonth month);

    /**
     * Writes {@link #amounts} as a CSV table for the accounting system. Its columns are told in
     * docs/guides/statements.md.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    void export(TradingZoneId zone, YearMonth month, Writer out) throws IOException;

    /**
     * What was settled, day by day, without any member.
     *
     * @param last the last day, included; up to 400 days from the first
     */
    List<ZoneDay> days(TradingZoneId zone, LocalDate first, LocalDate last);

    /**
     * What each participant with a line received less what it paid, for the intervals from one instant up to another.
     */
    SortedMap<ParticipantId, Money> netMoney(TradingZoneId zone, Instant from, Instant until);

    /** The settled intervals that begin from one instant up to another, in their order. */
    List<SettledInterval> intervals(TradingZoneId zone, Instant from, Instant until);

    /** All lines of these intervals that stand, in the order of the chain. For the modules above. */
    List<BookedLine> lines(TradingZoneId zone, Instant from, Instant until);
}
