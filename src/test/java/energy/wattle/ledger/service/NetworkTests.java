package energy.wattle.ledger.service;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.core.CryptoSuites;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Chains that networks of nodes decide. */
@SpringBootTest(
        classes = {ManyNodes.class, DecidedTogether.class},
        properties = {"wattle.ledger.runs-market=false", "wattle.ledger.secret-file=target/test.secret"})
@OnTestDatabase
class NetworkTests {

    @Autowired
    private DecidedTogether market;

    @Test
    void nodesOfEveryChainDecideItsBlocksTogether() {
        market.play(CryptoSuites.ED25519);
    }
}
