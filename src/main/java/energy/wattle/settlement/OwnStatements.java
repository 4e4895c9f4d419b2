package energy.wattle.settlement;

import energy.wattle.trading.Side;
import energy.wattle.units.Interval;
import energy.wattle.units.WattHours;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A participant's own statements: whoever asks sees those of the participant it acts for, and no other's. */
public interface OwnStatements {

    /**
     * @param month empty for the present one
     * @return empty for whoever acts for nobody
     */
    Optional<MonthlyStatement> month(Optional<YearMonth> month);

    Optional<ExplainedDay> day(LocalDate day);

    /**
     * The lines of a month as a CSV table, its columns told in docs/guides/participate.md; only a header without any.
     */
    String csv(YearMonth month);

    /** The proof of a line, as a file for {@code ./wattle verify}; empty before its block is anchored. */
    Optional<String> proof(Interval interval, long height, int result);

    /** A day's statement with what explains its lines. */
    record ExplainedDay(DailyStatement statement, List<ExplainedLine> lines) {

        public ExplainedDay {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param side of the participant in the line's trade; empty for over-use and over-feed
     * @param counterparty name on the ledger of a participant, a pseudonym where it is a natural person; the code of an
     *     institution
     * @param contracted sold − bought over all sessions of the interval
     * @param metered net export, where there is a reading
     */
    record ExplainedLine(
            StatementLine line,
            Optional<Side> side,
            String counterparty,
            WattHours contracted,
            Optional<WattHours> metered) {}
}
