package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.RecoveredChain;
import energy.wattle.ledger.wire.ProofFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which recoveries of a main chain the page lets proofs cross. Source: Ledger, rule 28. */
class ProofCheckServiceTest {

    private static final RecoveredChain CHAIN = new RecoveredChain(CryptoSuites.ED25519);

    @Test
    void aProofCrossesARecoveryThatTheOperatorHasPinnedAndNoOther() {
        Bytes file = ProofFile.write(CHAIN.proof(7));
        Optional<Hash> genesis = Optional.of(CHAIN.main.id.genesis());

        assertThat(service(CHAIN.manifest.toString()).check(file, genesis)).isInstanceOf(CheckedProof.Holds.class);
        assertThat(service().check(file, genesis)).isInstanceOf(CheckedProof.Broken.class);
        assertThat(service("0f".repeat(32)).check(file, genesis)).isInstanceOf(CheckedProof.Broken.class);
    }

    @Test
    void aPinThatIsNoHashIsToldAtTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> properties("abc"));
    }

    private static ProofCheckService service(String... pinned) {
        Set<Hash> recoveries = properties(pinned).recoveries();
        return new ProofCheckService(Chains.NONE, recoveries);
    }

    private static LedgerProperties properties(String... pinned) {
        return new LedgerProperties(Path.of("target/test.secret"), false, List.of(pinned), List.of());
    }
}
