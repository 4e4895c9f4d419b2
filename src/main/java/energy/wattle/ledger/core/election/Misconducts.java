package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.core.CryptoSuite;
import java.util.Optional;

/** PLACE. */
final class Misconducts {
    Misconducts(CryptoSuite suite, MarketChain chain, Effects effects) {}

    Optional<String> objection(BlockContext block, Bytes content) {
        return Optional.of("NOT_SUPPORTED_YET");
    }
}
