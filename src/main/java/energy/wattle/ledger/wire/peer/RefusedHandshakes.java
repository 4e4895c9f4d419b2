package energy.wattle.ledger.wire.peer;

/**
 * Handshakes refused for one reason since this process started.
 *
 * @param last what was wrong with the last one, in English
 */
public record RefusedHandshakes(long times, String last) {}
