package energy.wattle.settlement.core;

import energy.wattle.settlement.Amounts;
import energy.wattle.settlement.Erring;
import energy.wattle.settlement.SettlementLine;
import energy.wattle.units.Money;
import energy.wattle.units.ParticipantId;

/** What a settlement line says to one of its two parties. */
public final class StatementReading {

    private StatementReading() {}

    /** Whose deviation the line comes from. Source: Market rules, the table of lines. */
    public static Erring erring(SettlementLine line, ParticipantId reader) {
        return switch (line.kind()) {
            case ENERGY, NETWORK_FEE, OPERATOR_FEE -> Erring.NOBODY;
            case COMPENSATION -> line.payer().equals(reader) ? Erring.OWN : Erring.OTHER;
            // In a trade the buyer draws what the seller missed, and the seller feeds in what the buyer left.
            case GRID_IMPORT, GRID_EXPORT -> line.trade() == null ? Erring.OWN : Erring.OTHER;
        };
    }

    /** Positive when the reader receives it. */
    public static Money received(SettlementLine line, ParticipantId reader) {
        return line.payee().equals(reader) ? line.amount() : line.amount().negated();
    }

    /** The line's amount on the side on which the reader stands. */
    public static Amounts amounts(SettlementLine line, ParticipantId reader) {
        return line.payee().equals(reader)
                ? new Amounts(Money.ZERO, line.amount())
                : new Amounts(line.amount(), Money.ZERO);
    }
}
