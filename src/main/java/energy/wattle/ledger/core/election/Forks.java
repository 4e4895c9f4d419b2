package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Anchors;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.MerkleProofs;
import energy.wattle.ledger.core.NodeState;
import java.util.Optional;

/** Whether a zone's chain has split. Source: Ledger, rule 29. */
final class Forks {

    private final CryptoSuite suite;

    Forks(CryptoSuite suite) {
        this.suite = suite;
    }

    /** Why this shows no fork; nothing if it does. */
    Optional<String> objection(StateView state, EvidenceRecord.Fork fork) {
        BlockHeader header = fork.header();
        ChainId chain = header.chain();
        Optional<BlockHeader> anchored = NodeState.anchored(state, chain);
        if (anchored.isEmpty()) {
            return Optional.of("UNKNOWN_CHAIN");
        }
        Optional<Recovery> recovery = ElectionState.recovery(state, chain);
        boolean isSettled = recovery.map(Recovery::header)
                .filter(last -> header.epoch() <= Anchors.lastNamed(last))
                .isPresent();
        if (isSettled) {
            return Optional.of("RECOVERED"); // the manifest has chosen between what those validators signed
        }
        Optional<ValidatorSet> set = NodeState.registered(state, chain, header.epoch());
        if (set.isEmpty()) {
            return Optional.of("UNKNOWN_VALIDATORS");
        }
        if (Certificates.check(suite, set.get(), header, fork.certificate()) != Certificates.Check.VALID) {
            return Optional.of("NOT_CERTIFIED");
        }
        return differs(anchored.get(), header, fork) ? Optional.empty() : Optional.of("NO_FORK");
    }

    private boolean differs(BlockHeader anchored, BlockHeader header, EvidenceRecord.Fork fork) {
        Hash known = ChainHashes.block(suite, anchored);
        Hash shown = ChainHashes.block(suite, header);
        if (header.height() == anchored.height()) {
            return !shown.equals(known);
        }
        boolean isBelow = header.height() < anchored.height();
        BlockHeader later = isBelow ? anchored : header;
        BlockHeader earlier = isBelow ? header : anchored;
        Hash atEarlier = isBelow ? shown : known;
        return !fork.other().equals(atEarlier)
                && MerkleProofs.includes(
                        suite,
                        ChainHashes.historyLeaf(suite, fork.other()),
                        earlier.height() - 1,
                        later.height() - 1,
                        fork.path(),
                        later.historyRoot());
    }
}
