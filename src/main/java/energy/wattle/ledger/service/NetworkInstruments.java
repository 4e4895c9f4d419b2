package energy.wattle.ledger.service;

import energy.wattle.ledger.core.ChainStep;
import java.util.function.LongSupplier;

/**
 * What the network of one chain's nodes is made with.
 *
 * @param window how far a fresh block's time may be from a node's own now, ms of market time. Source: Ledger, Time
 */
record NetworkInstruments(
        ChainStep steps,
        DerivedKeystore keystore,
        NodeStores stores,
        SigningLogs logs,
        NetworkSettings settings,
        EpochKeyExchange keys,
        ClockWatch clocks,
        LongSupplier window) {}
