package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.AnchoredBlock;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes anchors of zones whose validators change from epoch to epoch. Source: Ledger, rules 28 and 29. */
public record ZoneAnchors(CryptoSuite suite, StateView state) {

    Outcome outcome(Anchor anchor) {
        ChainId zone = anchor.header().chain();
        if (NodeState.registered(state, zone, 0).isEmpty()) {
            return new Voided("UNKNOWN_CHAIN");
        }
        if (ElectionState.isFrozen(state, zone)) {
            return new Voided("ZONE_FROZEN");
        }
        Optional<ValidatorSet> registered = registered(anchor.header());
        Optional<String> fault = fault(anchor, registered, recovery(zone));
        if (fault.isPresent()) {
            return new Voided(fault.get());
        }
        return namesNext(anchor) ? accepted(anchor, registered.orElseThrow()) : new Voided("WRONG_NEXT_VALIDATORS");
    }

    /**
     * Why a manifest cannot name this block; nothing if it can. One that nobody has lived by, because the validators
     * before had gone further, may be followed by one for a later block of theirs.
     */
    public Optional<String> faultInManifest(Anchor anchor) {
        ChainId zone = anchor.header().chain();
        Optional<String> fault = fault(anchor, registered(anchor.header()), recovery(zone));
        return fault.isEmpty() || recovery(zone).isEmpty()
                ? fault
                : fault(anchor, registered(NodeState.anchored(state, zone), anchor.header()), Optional.empty());
    }

    /** Why the anchor's block is not certified, or does not extend what is anchored; nothing if it does. */
    private Optional<String> fault(Anchor anchor, Optional<ValidatorSet> registered, Optional<Recovery> recovery) {
        if (registered.isEmpty()) {
            return Optional.of("UNKNOWN_VALIDATORS");
        }
        ChainId zone = anchor.header().chain();
        Optional<Anchors.Previous> previous = NodeState.anchored(state, zone)
                .map(before -> new Anchors.Previous(before, followers(before, recovery), recovery.isPresent()));
        Anchors.Check check = Anchors.checkAfter(suite, zone, registered.get(), previous, anchor);
        return check == Anchors.Check.VALID ? Optional.empty() : Optional.of(check.name());
    }

    /** The manifest that names the last anchored block, if one does. */
    private Optional<Recovery> recovery(ChainId zone) {
        Optional<BlockHeader> last = NodeState.anchored(state, zone);
        return ElectionState.recovery(state, zone).filter(manifest -> last.equals(Optional.of(manifest.header())));
    }

    private Optional<ValidatorSet> registered(BlockHeader header) {
        return recovery(header.chain())
                .map(Recovery::validators)
                .or(() -> registered(NodeState.anchored(state, header.chain()), header));
    }

    private Hash followers(BlockHeader before, Optional<Recovery> recovery) {
        return recovery.map(manifest -> ChainHashes.validators(suite, manifest.validators()))
                .orElse(before.nextValidators());
    }

    /**
     * The set registered for the header's epoch. The one of the epoch before holds for the next, too, as far as its
     * last block names it again.
     */
    private Optional<ValidatorSet> registered(Optional<BlockHeader> last, BlockHeader header) {
        return NodeState.registered(state, header.chain(), header.epoch())
                .or(() -> last.flatMap(before -> NodeState.registered(state, header.chain(), before.epoch()))
                        .filter(set -> ChainHashes.validators(suite, set).equals(header.validators())));
    }

    /** A header that names other validators for the next height comes with them, and no other header does. */
    private boolean namesNext(Anchor anchor) {
        BlockHeader header = anchor.header();
        if (header.nextValidators().equals(header.validators())) {
            return anchor.nextValidators().isEmpty();
        }
        return anchor.nextValidators()
                .filter(next -> ChainHashes.validators(suite, next).equals(header.nextValidators()))
                .filter(next -> Certificates.hasSoundKeys(suite, next))
                .isPresent();
    }

    private Applied accepted(Anchor anchor, ValidatorSet registered) {
        BlockHeader header = anchor.header();
        AnchoredBlock anchored = new AnchoredBlock(header.chain(), header.height(), ChainHashes.block(suite, header));
        List<StateChange> changes = new ArrayList<>();
        changes.add(set(header, header.epoch(), registered));
        anchor.nextValidators().ifPresent(next -> changes.add(set(header, header.epoch() + 1, next)));
        changes.add(NodeState.put(NodeState.ANCHORED, header.chain().genesis().bytes(), BlockCodec.encode(header)));
        return Applied.of(List.of(new Fact(Result.ANCHORED, ResultCodec.encode(anchored), false)), changes);
    }

    private static StateChange set(BlockHeader header, long epoch, ValidatorSet set) {
        return NodeState.put(
                NodeState.REGISTERED_SETS, NodeState.setPlace(header.chain(), epoch), ChainCodec.encode(set));
    }
}
