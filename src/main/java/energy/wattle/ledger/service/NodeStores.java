package energy.wattle.ledger.service;

import energy.wattle.ledger.store.BlockStore;
import energy.wattle.ledger.store.GivenKeyStore;
import energy.wattle.ledger.store.HistoryStore;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.ledger.store.StateStore;

/** The tables that a node of a chain writes. */
record NodeStores(
        BlockStore blocks, StateStore states, PendingStore pending, HistoryStore history, GivenKeyStore given) {}
