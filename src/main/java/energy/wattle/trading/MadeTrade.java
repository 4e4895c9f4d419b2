package energy.wattle.trading;

/**
 * A trade with where it stands on the zone's chain.
 *
 * @param index of the match in its session and interval, from 0
 * @param source the class that was sold
 * @param cleared the block that cleared the session
 * @param result position among that block's results, for its proof
 */
public record MadeTrade(
        SessionId session, int index, Trade trade, EnergySource source, BlockPoint cleared, int result) {}
