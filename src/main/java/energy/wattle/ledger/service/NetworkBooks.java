package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The books of the chains that a network of nodes decides. */
record NetworkBooks(Map<ChainId, NetworkBook> byChain) {

    static NetworkBooks of(Chains chains) {
        Map<ChainId, NetworkBook> books = new LinkedHashMap<>();
        chains.all().stream()
                .filter(Chain::isDecidedByMany)
                .forEach(chain ->
                        books.put(chain.id(), new NetworkBook(chain.market().name())));
        return new NetworkBooks(books);
    }

    /** Nothing for a chain with one validator. */
    Optional<NetworkBook> of(Chain chain) {
        return Optional.ofNullable(byChain.get(chain.id()));
    }
}
