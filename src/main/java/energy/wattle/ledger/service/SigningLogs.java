package energy.wattle.ledger.service;

import energy.wattle.ledger.store.SigningStore;
import org.springframework.transaction.support.TransactionOperations;

/** Where the nodes of this process keep what they have signed. */
record SigningLogs(SigningStore store, TransactionOperations transactions) {

    SigningLog of(Chain chain) {
        return new SigningLog(chain, store, transactions);
    }
}
