package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.MainRecovery;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recovery manifest of a main chain, signed by two of its three administrators.
 *
 * @param payload of the RECOVERY record, and what proofs carry
 * @param hash to be pinned
 */
record PinnedRecovery(Bytes payload, Hash hash) {

    /** Above one of the chain's blocks. */
    static PinnedRecovery of(ElectionChain main, long number, long height, ValidatorSet next) {
        return of(main, number, main.chain.name(), anchor(main, height, main.genesis.validators()), next);
    }

    static PinnedRecovery of(ElectionChain main, long number, NodeId name, Anchor anchor, ValidatorSet next) {
        Bytes order = new AdminOrder(
                        number, name, new AdminOrder.Recover(name, ChainCodec.encode(anchor), ChainCodec.encode(next)))
                .encode();
        Bytes payload = main.signedOrder(order, 0, 1).encode();
        return new PinnedRecovery(payload, MainRecovery.decode(payload).hash(main.suite));
    }

    static Anchor anchor(ElectionChain main, long height, ValidatorSet voters) {
        BlockHeader header = main.header(height);
        return new Anchor(header, main.certificate(height, voters), List.of(), List.of());
    }

    /** Two of four founders, and two new ones. */
    static ValidatorSet survivorsAndOthers(ElectionChain main) {
        List<Validator> survivors = main.genesis.validators().members().subList(2, 4);
        return new ValidatorSet(
                Stream.concat(Manifest.validators(main, "new", 2).members().stream(), survivors.stream())
                        .sorted(Comparator.comparing(Validator::id))
                        .toList());
    }
}
