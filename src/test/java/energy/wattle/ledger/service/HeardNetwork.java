package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.election.Electorate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The book of a zone with four validators, node-000 to node-003, that hears what a test says. */
final class HeardNetwork {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final NodeId NORTH = new NodeId("north");

    private final HeightTerms terms = terms();
    private final AtomicLong nanos = new AtomicLong(-Duration.ofSeconds(3).toNanos());
    private final NetworkBook book = new NetworkBook(NORTH, nanos::get);
    private final Chain chain = chain();

    NetworkBook book() {
        return book;
    }

    Chains chains() {
        return new Chains(List.of(chain));
    }

    NetworkBooks books() {
        return new NetworkBooks(Map.of(chain.id(), book));
    }

    void open() {
        book.open(terms, List.of());
    }

    void hear(int signer) {
        Hash any = terms.previous();
        book.heard(new Vote(Vote.Phase.PREPARE, 1, 0, any, any, signer, Bytes.of(new byte[64])));
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Chain chain() {
        ChainId id = terms.scope().chain();
        Genesis genesis = new Genesis(
                1,
                SUITE.name(),
                NORTH,
                Optional.of(id),
                0,
                terms.electorate().validators(),
                List.of(terms.publicKey(0)),
                1,
                List.of());
        return new Chain(1, new MarketChain(id, ChainTier.ZONE, NORTH), genesis, SUITE);
    }

    private static HeightTerms terms() {
        List<Validator> members = IntStream.range(0, 4)
                .mapToObj(node -> new Validator(
                        new NodeId("node-%03d".formatted(node)),
                        SUITE.signingKey(SUITE.hash(new byte[] {(byte) node}).bytes())))
                .toList();
        List<NodeId> ids = members.stream().map(Validator::id).toList();
        Election election = new Election(ids.subList(0, 1), ids.subList(1, 2), ids, List.of());
        SigningScope scope = new SigningScope(1, new ChainId(SUITE.tagged("wattle/test", Bytes.EMPTY)), 0);
        return new HeightTerms(
                scope,
                new Electorate(1, new ValidatorSet(members), election, 4),
                scope.chain().genesis(),
                Optional.empty(),
                1 << 22);
    }
}
