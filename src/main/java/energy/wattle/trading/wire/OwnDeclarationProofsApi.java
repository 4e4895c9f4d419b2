package energy.wattle.trading.wire;

import energy.wattle.ledger.Hash;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DownloadAnswer;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.OwnDeclarations;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Proofs of own declarations, as files. What does not exist, is not anchored yet, or is somebody else's gets one and
 * the same answer.
 */
@RestController
@NeedsCapability(Capability.DECLARATION)
class OwnDeclarationProofsApi {

    private final OwnDeclarations declarations;

    OwnDeclarationProofsApi(OwnDeclarations declarations) {
        this.declarations = declarations;
    }

    @GetMapping("/proofs/declarations/{record}")
    ResponseEntity<String> declaration(@PathVariable String record) {
        return DownloadAnswer.json("declaration-proof.json", hash(record).flatMap(declarations::proof));
    }

    private static Optional<Hash> hash(String text) {
        try {
            return Optional.of(Hash.ofHex(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
