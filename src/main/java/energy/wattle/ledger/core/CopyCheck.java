package energy.wattle.ledger.core;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateView;
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
            MainPath path = MainPath.along(suite, main, state, copy);
            List<Decision> decisions = decisions(copy, path.header(), OptionalLong.empty());
            return decisions.size() == 1 ? Optional.of(decisions.getFirst()) : Optional.empty();
        } catch (WrongCopyException | MalformedException e) {
            return Optional.empty();
        }
    }

    /**
     * The recovery manifests of the main chain that a record goes on over, as far as the administrators have signed
     * them; none where it is void anyway.
     *
     * @throws MalformedException if one cannot be read
     */
    List<Hash> crossed(CopyRecord copy) {
        try {
            return MainPath.crossed(suite, main, copy);
        } catch (WrongCopyException e) {
            return List.of();
        }
    }

    private Applied applied(StateView state, CopyRecord copy) {
        MainPath path = MainPath.along(suite, main, state, copy);
        long first = NodeState.lastDecision(state, chain.name()) + 1;
        List<Decision> decisions = decisions(copy, path.header(), OptionalLong.of(first));
        demand(!decisions.isEmpty(), "NOTHING_COPIED");
        LedgerFact fact = new LedgerFact.Copied(
                first, first + decisions.size() - 1, path.header().height());
        return new Applied(List.of(NodeContract.fact(fact)), path.changes(), decisions);
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

    static void demand(boolean holds, String reason) {
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
