package energy.wattle.settlement.core;

import energy.wattle.trading.TradeId;
import energy.wattle.units.ParticipantId;
import java.util.Optional;

/** An amount or a total of an interval leaves 64 bits; the interval is not settled at all. */
public final class UnsettleableException extends ArithmeticException {

    private final transient Optional<TradeId> trade;
    private final transient Optional<ParticipantId> participant;

    private UnsettleableException(
            String message, Optional<TradeId> trade, Optional<ParticipantId> participant, ArithmeticException cause) {
        super(message);
        initCause(cause);
        this.trade = trade;
        this.participant = participant;
    }

    static UnsettleableException of(TradeId trade, ArithmeticException cause) {
        return new UnsettleableException(
                "the amounts of %s overflow 64 bits".formatted(trade), Optional.of(trade), Optional.empty(), cause);
    }

    static UnsettleableException of(ParticipantId participant, ArithmeticException cause) {
        return new UnsettleableException(
                "the energy or the amounts of participant %s overflow 64 bits".formatted(participant),
                Optional.empty(),
                Optional.of(participant),
                cause);
    }

    /** The trade whose amounts do not fit, if it is one. */
    public Optional<TradeId> trade() {
        return trade;
    }

    /** The participant whose position or grid exchange does not fit, if it is one. */
    public Optional<ParticipantId> participant() {
        return participant;
    }
}
