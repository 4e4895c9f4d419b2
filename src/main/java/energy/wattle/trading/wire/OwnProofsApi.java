package energy.wattle.trading.wire;

import energy.wattle.ledger.Hash;
import energy.wattle.shell.DownloadAnswer;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnTrades;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proofs of own declarations and trades, as files. What does not exist, is not anchored yet, or is somebody else's gets
 * one and the same answer.
 */
@RestController
class OwnProofsApi {

    private final OwnDeclarations declarations;
    private final OwnTrades trades;

    OwnProofsApi(OwnDeclarations declarations, OwnTrades trades) {
        this.declarations = declarations;
        this.trades = trades;
    }

    @GetMapping("/proofs/declarations/{record}")
    ResponseEntity<String> declaration(@PathVariable String record) {
        return DownloadAnswer.json("declaration-proof.json", hash(record).flatMap(declarations::proof));
    }

    @GetMapping("/proofs/trades/{interval}/{height}/{result}")
    ResponseEntity<String> trade(@PathVariable Instant interval, @PathVariable long height, @PathVariable int result) {
        return DownloadAnswer.json(
                "trade-proof.json",
                Optional.of(interval)
                        .filter(Interval::isOnGrid)
                        .flatMap(start -> trades.proof(new Interval(start), height, result)));
    }

    private static Optional<Hash> hash(String text) {
        try {
            return Optional.of(Hash.ofHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
