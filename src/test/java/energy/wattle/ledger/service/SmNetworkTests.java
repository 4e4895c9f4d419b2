package energy.wattle.ledger.service;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.core.CryptoSuites;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Chains that networks of nodes decide in the suite {@code sm}: four nodes for the main chain, seven per zone. */
@SpringBootTest(
        classes = {ManyNodes.class, DecidedTogether.class},
        properties = {
            "many-nodes.suite=sm",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/test.secret"
        })
@OnTestDatabase
class SmNetworkTests {

    @Autowired
    private DecidedTogether market;

    @Test
    void nodesOfEveryChainDecideItsBlocksTogether() {
        market.play(CryptoSuites.SM);
    }
}
