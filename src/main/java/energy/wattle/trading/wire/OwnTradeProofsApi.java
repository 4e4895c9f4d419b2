package energy.wattle.trading.wire;

import energy.wattle.shell.DownloadAnswer;
import energy.wattle.trading.OwnTrades;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proofs of own trades, as files. What does not exist, is not anchored yet, or is somebody else's gets one and the same
 * answer.
 */
@RestController
class OwnTradeProofsApi {

    private final OwnTrades trades;

    OwnTradeProofsApi(OwnTrades trades) {
        this.trades = trades;
    }

    @GetMapping("/proofs/trades/{interval}/{height}/{result}")
    ResponseEntity<String> trade(@PathVariable Instant interval, @PathVariable long height, @PathVariable int result) {
        return DownloadAnswer.json(
                "trade-proof.json",
                Optional.of(interval)
                        .filter(Interval::isOnGrid)
                        .flatMap(start -> trades.proof(new Interval(start), height, result)));
    }
}
