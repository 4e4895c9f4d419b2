package energy.wattle.settlement.wire;

import energy.wattle.settlement.OwnStatements;
import energy.wattle.shell.DownloadAnswer;
import energy.wattle.units.Interval;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of own statement lines, as files; what is not one's own is answered as what does not exist. */
@RestController
class OwnLineProofsApi {

    private final OwnStatements statements;

    OwnLineProofsApi(OwnStatements statements) {
        this.statements = statements;
    }

    @GetMapping("/proofs/lines/{interval}/{height}/{result}")
    ResponseEntity<String> line(@PathVariable Instant interval, @PathVariable long height, @PathVariable int result) {
        return DownloadAnswer.json(
                "line-proof.json",
                Optional.of(interval)
                        .filter(Interval::isOnGrid)
                        .flatMap(start -> statements.proof(new Interval(start), height, result)));
    }
}
