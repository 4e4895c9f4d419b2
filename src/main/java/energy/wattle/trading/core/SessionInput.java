package energy.wattle.trading.core;

import energy.wattle.trading.BlockPoint;

/**
 * What moves a session. For each block: {@link BlockBegins}, the records that name the session in their order, then
 * {@link BlockEnds}.
 */
public sealed interface SessionInput {

    BlockPoint block();

    record BlockBegins(BlockPoint block) implements SessionInput {}

    record OpenRecord(BlockPoint block) implements SessionInput {}

    record CloseRecord(BlockPoint block) implements SessionInput {}

    /** @param matches whether the private key belongs to OPEN's public key */
    record KeyRecord(BlockPoint block, boolean matches) implements SessionInput {}

    record BlockEnds(BlockPoint block) implements SessionInput {}
}
