package energy.wattle.assessment;

import energy.wattle.membership.Zone;
import energy.wattle.trading.MadeTrade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The regulator's desk: indicators, the trades behind them, alarms as cases. For readers with the role REGULATOR;
 * anybody else is refused, whatever page or interface asks.
 */
public interface Oversight {

    /** The most trades of one answer. */
    int MAXIMUM_TRADES = 500;

    List<Zone> zones();

    /** The zone's last block, up to which everything told here is true. */
    Standing standing(Zone zone);

    Indicators over(Span span);

    SortedMap<Instant, Indicators> series(Span span, Step step);

    List<MemberFigures> members(Span span);

    /** One for each member of the zone with a registered cost; empty where nobody has registered one. */
    List<LernerFigure> lerner(Span span);

    /** Trades of the span, up to {@link #MAXIMUM_TRADES}, by interval. */
    List<MadeTrade> trades(Span span);

    /** The proof of a trade, disclosed, as the file that {@code ./wattle verify} reads; nothing before its anchor. */
    Optional<String> proof(MadeTrade trade);

    /** Alarms whose first interval is in the span, the latest first; up to {@link Assessment#MAXIMUM_ALARMS}. */
    List<Case> cases(Span span);

    /** The case of this id, with all its notes, the latest first. */
    Optional<CaseFile> find(String id);

    /**
     * Notes what became of a case. Nothing is ever taken back: a later note stands above the earlier.
     *
     * @return whether there is such a case and the note is not empty nor too long
     */
    boolean note(String id, CaseState state, String text);

    /** @param at market time of the block */
    record Standing(Instant at, long height) {}

    /** A case with its history. */
    record CaseFile(Case current, List<Case.Note> notes) {

        public CaseFile {
            notes = List.copyOf(notes);
        }
    }
}
