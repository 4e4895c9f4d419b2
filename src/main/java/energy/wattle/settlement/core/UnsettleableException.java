package energy.wattle.settlement.core;

import energy.wattle.trading.TradeId;
import energy.wattle.units.ParticipantId;
import java.util.List;

/** Amounts or totals of an interval leave 64 bits; the interval is not settled at all. */
public final class UnsettleableException extends ArithmeticException {

    private final transient List<TradeId> trades;
    private final transient List<ParticipantId> participants;

    UnsettleableException(List<TradeId> trades, List<ParticipantId> participants) {
        super("energy or amounts overflow 64 bits: trades %s, participants %s".formatted(trades, participants));
        this.trades = List.copyOf(trades);
        this.participants = List.copyOf(participants);
    }

    /** The trades whose amounts, or whose parties' totals, do not fit. */
    public List<TradeId> trades() {
        return trades;
    }

    /** The participants whose deviation or exchange with the grid does not fit. */
    public List<ParticipantId> participants() {
        return participants;
    }
}
