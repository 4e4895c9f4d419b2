package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks a COPY record against what its sub-chain knows of the main chain: from the header proven last, or the main
 * chain's genesis, over certified headers to one in whose history the deciding blocks stand, and into their results.
 * Source: Ledger, Where a record lives.
 */
final class CopyCheck {

    private final CryptoSuite suite;
    private final MarketChain chain;
    private final Optional<ChainId> main;

    CopyCheck(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        this.suite = suite;
        this.chain = chain;
        main = genesis.parent();
    }

    /** A header of the main chain that is known to be final, and the validators of the height above it. */
    private record Known(BlockHeader header, ValidatorSet next) {}

    /** The decisions, in their order, for their kinds' contracts to apply; or why there are none. */
    Outcome outcome(StateView state, CopyRecord copy) {
        try {
            return applied(state, copy);
        } catch (WrongCopyException e) {
            return new Voided(e.reason);
        }
    }

    /** The one decision that a record proves, whatever its number; nothing where it proves none. */
    Optional<Decision> only(StateView state, CopyRecord copy) {
        try {
            Known known = known(state, copy);
            List<Decision> decisions = decisions(copy, known.header(), OptionalLong.empty());
            return decisions.size() == 1 ? Optional.of(decisions.getFirst()) : Optional.empty();
        } catch (WrongCopyException | MalformedException e) {
            return Optional.empty();
        }
    }

    private Applied applied(StateView state, CopyRecord copy) {
        Known known = known(state, copy);
        long first = NodeState.lastDecision(state, chain.name()) + 1;
        List<Decision> decisions = decisions(copy, known.header(), OptionalLong.of(first));
        demand(!decisions.isEmpty(), "NOTHING_COPIED");
        LedgerFact fact = new LedgerFact.Copied(
                first, first + decisions.size() - 1, known.header().height());
        List<StateChange> changes = List.of(
                NodeState.put(NodeState.MAIN_CHAIN, NodeState.MAIN_HEADER, BlockCodec.encode(known.header())),
                NodeState.put(NodeState.MAIN_CHAIN, NodeState.MAIN_VALIDATORS, ChainCodec.encode(known.next())));
        return new Applied(List.of(NodeContract.fact(fact)), changes, decisions);
    }

    /** Goes on from what the state knows over the record's certified headers, to the last one. */
    private Known known(StateView state, CopyRecord copy) {
        Optional<BlockHeader> proven = NodeState.provenMain(state);
        ValidatorSet set;
        if (proven.isPresent()) {
            demand(copy.genesis().isEmpty(), "GENESIS_AGAIN");
            set = NodeState.mainValidators(state).orElseThrow();
        } else {
            set = genesis(copy.genesis()).validators();
        }
        Optional<BlockHeader> last = proven;
        for (int i = 0; i < copy.certified().size(); i++) {
            CopyRecord.CertifiedHeader next = copy.certified().get(i);
            long below = last.map(BlockHeader::height).orElse(0L);
            demand(next.header().height() > below, "NOT_ASCENDING");
            boolean changesSet =
                    !next.header().nextValidators().equals(next.header().validators());
            demand(changesSet || i == copy.certified().size() - 1, "NEEDLESS_HEADER");
            set = validatorsAbove(set, next);
            last = Optional.of(next.header());
        }
        BlockHeader header = last.orElseThrow(() -> new WrongCopyException("NOT_CERTIFIED"));
        return new Known(header, set);
    }

    private Genesis genesis(Bytes encoded) {
        demand(main.isPresent() && ChainHashes.chainId(suite, encoded).equals(main.get()), "WRONG_GENESIS");
        Genesis genesis = ChainCodec.decodeGenesis(encoded);
        demand(
                genesis.parent().isEmpty()
                        && genesis.suite().equals(suite.name())
                        && Certificates.hasSoundKeys(suite, genesis.validators()),
                "WRONG_GENESIS");
        return genesis;
    }

    private ValidatorSet validatorsAbove(ValidatorSet set, CopyRecord.CertifiedHeader certified) {
        BlockHeader header = certified.header();
        demand(Optional.of(header.chain()).equals(main), "NOT_CERTIFIED");
        demand(
                Certificates.check(suite, set, header, certified.certificate()) == Certificates.Check.VALID,
                "NOT_CERTIFIED");
        if (header.nextValidators().equals(header.validators())) {
            demand(certified.nextValidators().isEmpty(), "WRONG_VALIDATORS");
            return set;
        }
        ValidatorSet next = ChainCodec.decodeValidators(certified.nextValidators());
        demand(
                ChainHashes.validators(suite, next).equals(header.nextValidators())
                        && Certificates.hasSoundKeys(suite, next),
                "WRONG_VALIDATORS");
        return next;
    }

    /** @param first number of the first one, the others follow; nothing: any */
    private List<Decision> decisions(CopyRecord copy, BlockHeader proven, OptionalLong first) {
        List<Decision> decisions = new ArrayList<>();
        long below = 0;
        for (CopyRecord.CopiedBlock block : copy.blocks()) {
            BlockHeader header = block.header();
            demand(header.height() > below, "NOT_ASCENDING");
            demand(
                    header.chain().equals(proven.chain())
                            && ProofParts.isInHistory(suite, header, proven, block.history()),
                    "NOT_IN_HISTORY");
            demand(!block.decisions().isEmpty(), "NOTHING_COPIED");
            for (Proof.Inclusion inclusion : block.decisions()) {
                demand(ProofParts.root(suite, inclusion).equals(header.resultsRoot()), "NOT_INCLUDED");
                int place = decisions.size();
                decisions.add(decision(
                        inclusion.leaf(), first.isPresent() ? OptionalLong.of(first.getAsLong() + place) : first));
            }
            below = header.height();
        }
        return decisions;
    }

    private Decision decision(Bytes leaf, OptionalLong number) {
        Result result = ResultCodec.decode(leaf);
        if (!result.kind().equals(Result.DECISION) || !(result.content() instanceof Result.Plain(Bytes payload))) {
            throw new WrongCopyException("NO_DECISION");
        }
        LedgerFact.Decided decided = LedgerFact.Decided.decode(payload);
        demand(decided.decision().zone().equals(chain.name()), "FOREIGN_ZONE");
        demand(number.isEmpty() || decided.number() == number.getAsLong(), "NOT_THE_NEXT");
        return decided.decision();
    }

    private static void demand(boolean holds, String reason) {
        if (!holds) {
            throw new WrongCopyException(reason);
        }
    }

    /** Carries the reason out of the checks. Stays in here: a malformed part is {@link MalformedException}'s. */
    private static final class WrongCopyException extends RuntimeException {

        private final String reason;

        private WrongCopyException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
