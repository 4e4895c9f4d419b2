package energy.wattle.ledger.service;

import energy.wattle.ledger.core.ChainStep;

/** What the network of one chain's nodes is made with. */
record NetworkInstruments(
        ChainStep steps,
        DerivedKeystore keystore,
        NodeStores stores,
        SigningLogs logs,
        NetworkSettings settings,
        EpochKeyExchange keys,
        ClockWatch clocks) {}
