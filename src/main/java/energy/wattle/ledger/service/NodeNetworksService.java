package energy.wattle.ledger.service;

import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;

/** Reads the books of this process' networks, and tells nodes what to do wrong. */
@PreAuthorize("hasRole('OPERATOR')")
class NodeNetworksService implements NodeNetworks {

    private static final Logger log = LoggerFactory.getLogger(NodeNetworksService.class);

    private final Chains chains;
    private final NetworkBooks books;
    private final NetworkSettings settings;

    NodeNetworksService(Chains chains, NetworkBooks books, NetworkSettings settings) {
        this.chains = chains;
        this.books = books;
        this.settings = settings;
    }

    @Override
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'OPERATOR')")
    public Optional<Live> live(ChainId chain) {
        return books.of(chains.of(chain)).map(NetworkBook::live);
    }

    @Override
    public boolean mayMisbehave() {
        return settings.mischief();
    }

    @Override
    public void misbehave(ChainId chain, NodeId node, Misbehaviour misbehaviour) {
        if (!settings.mischief()) {
            throw new IllegalStateException("nodes are made to misbehave in a sample only");
        }
        NetworkBook book = books.of(chains.of(chain))
                .filter(known -> known.knows(node))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no node of this process on chain %s".formatted(node, chain)));
        book.misbehave(node, misbehaviour);
        log.warn("{}: node {} is told to do this: {}", chains.of(chain).market().name(), node, misbehaviour);
    }
}
