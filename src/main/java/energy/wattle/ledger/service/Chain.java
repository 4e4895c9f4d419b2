package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.core.ChainParameters;
import energy.wattle.ledger.core.CryptoSuite;

/**
 * A chain that this instance keeps.
 *
 * @param number in this instance's database, 0 for the main chain
 */
record Chain(int number, MarketChain market, Genesis genesis, CryptoSuite suite) {

    ChainId id() {
        return market.id();
    }

    boolean isMain() {
        return market.tier() == ChainTier.MAIN;
    }

    ChainParameters parameters() {
        return ChainParameters.of(genesis);
    }

    /** Whether a network of nodes decides its blocks; else one validator does. */
    boolean isDecidedByMany() {
        return genesis.validators().size() > 1;
    }

    /** The key of the only validator of a chain that has one. */
    KeyName validator() {
        return validator(market.name().code());
    }

    static KeyName validator(String chain) {
        return KeyName.of("validator", chain);
    }
}
