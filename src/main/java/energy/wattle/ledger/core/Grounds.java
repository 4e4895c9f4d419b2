package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.ElectionContract;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.MainRecovery;
import energy.wattle.ledger.core.election.Succession;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a chain's blocks stand on. A sub-chain's RECOVERY record shows the manifest as the main chain has decided
 * it, with the proof of a COPY; the main chain's own is the manifest itself, which counts for whoever has pinned it. So
 * who votes above a recovered block follows from the chain's own state, that record and those pins, for whoever decides
 * the block, gets it later, or audits it. Source: Ledger, rule 28.
 */
public final class Grounds {

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final PinnedManifests pinned;
    private final CopyCheck copies;
    private final ElectionContract elections;

    public Grounds(CryptoSuite suite, Genesis genesis, MarketChain chain, PinnedManifests pinned) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
        this.pinned = pinned;
        copies = new CopyCheck(suite, genesis, chain);
        elections = new ElectionContract(suite, genesis, chain);
    }

    /** What a manifest means to a node. */
    public sealed interface Call {}

    /** It stands on the block that the manifest names, and goes on with the validators that it names. */
    public record GoesOn(Ground ground) implements Call {}

    /** It holds a block that the manifest has cut off: it must not go on. */
    public record Stops(Succession order) implements Call {}

    /**
     * All is right, but it rests on a manifest of the main chain that nobody has vouched for here: it means nothing.
     *
     * @param manifest hash to be pinned
     */
    public record Unpinned(Hash manifest, Succession order) implements Call {}

    /** The manifest does not hold, or not here, or not any more. */
    public record Refused(String reason) implements Call {}

    /**
     * What a stored block stands on.
     *
     * @param unpinned manifest of the main chain that the block rests on, and that nobody has vouched for here
     */
    public record Stored(Ground ground, Optional<Hash> unpinned) {}

    /**
     * What a RECOVERY record says to whoever stands on this tip.
     *
     * @param state after the tip
     */
    public Call heard(ChainTip tip, StateView state, Bytes payload) {
        Call call = meant(tip, state, payload);
        Optional<Hash> missing = unpinned(RecordKind.RECOVERY, payload);
        return missing.isEmpty()
                ? call
                : switch (call) {
                    case GoesOn goesOn -> new Unpinned(missing.get(), order(goesOn));
                    case Stops(Succession order) -> new Unpinned(missing.get(), order);
                    case Unpinned unpinned -> unpinned;
                    case Refused refused -> refused;
                };
    }

    /** The first manifest by which this chain has gone on, and that nobody has vouched for here. */
    public Optional<Hash> unpinned(StateView state) {
        return Epochs.of(state, genesis).begun().stream()
                .flatMap(begun -> begun.manifest().stream())
                .filter(manifest -> !pinned.hold(manifest))
                .findFirst();
    }

    /** The first manifest of the main chain that records rest on, and that nobody has vouched for here. */
    public Optional<Hash> unpinned(List<LedgerRecord> records) {
        return records.stream()
                .flatMap(record -> unpinned(record.kind(), record.payload()).stream())
                .findFirst();
    }

    /** The ground of a block, as its own records have it; or why it has none. */
    Call of(ChainTip tip, StateView state, List<LedgerRecord> records) {
        if (records.stream().noneMatch(record -> record.kind() == RecordKind.RECOVERY)) {
            return new GoesOn(Ground.of(tip, state));
        }
        return records.size() == 1
                ? heard(tip, state, records.getFirst().payload())
                : new Refused("a RECOVERY stands alone in its block");
    }

    /** For whoever looks at a stored block: its ground, or that of a block like all others where it has none. */
    public Stored ofStored(ChainTip tip, StateView state, List<LedgerRecord> records) {
        boolean isRecovery = records.size() == 1 && records.getFirst().kind() == RecordKind.RECOVERY;
        Ground ground = isRecovery && meant(tip, state, records.getFirst().payload()) instanceof GoesOn(Ground its)
                ? its
                : Ground.of(tip, state);
        return new Stored(ground, unpinned(records));
    }

    /** What it says to whoever has vouched for everything. */
    private Call meant(ChainTip tip, StateView state, Bytes payload) {
        Optional<Succession> shown = shown(state, payload);
        if (shown.isEmpty()) {
            return new Refused("it is not shown that this chain was recovered");
        }
        Succession order = shown.get();
        ElectionState before = new ElectionState(suite, genesis, state);
        if (order.number() <= before.rules().epochs().lastRecovery()) {
            return new Refused("the manifest was followed before, or a later one");
        }
        if (order.last().height() > tip.height()) {
            return new Refused("the block that the manifest names is not here yet");
        }
        if (!ChainHashes.block(suite, order.last()).equals(tip.hash())) {
            return new Stops(order);
        }
        Optional<String> refusal = order.refusal(suite, before);
        return refusal.<Call>map(Refused::new).orElseGet(() -> new GoesOn(above(tip, state, payload, order)));
    }

    private static Succession order(GoesOn goesOn) {
        return goesOn.ground().succession().orElseThrow().order();
    }

    private Ground above(ChainTip tip, StateView state, Bytes payload, Succession order) {
        Applied effects = elections.succeeded(state, order);
        OverlayState after = OverlayState.of(state, effects.changes());
        ChainTip above = new ChainTip(
                tip.chain(),
                tip.height(),
                tip.hash(),
                tip.time(),
                tip.stateRoot(),
                ChainHashes.validators(suite, order.validators()),
                Epochs.of(after, genesis).of(tip.height() + 1),
                tip.history());
        return new Ground(tip, state, Optional.of(new Ground.Succeeded(payload, order, effects, above, after)));
    }

    private Optional<Succession> shown(StateView state, Bytes payload) {
        try {
            return chain.isMain() ? ordered(payload) : decided(state, payload);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    /** Above the main chain there is nobody to decide it: the administrators' signatures stand for themselves. */
    private Optional<Succession> ordered(Bytes manifest) {
        MainRecovery recovery = MainRecovery.decode(manifest);
        return recovery.faultAsShown(suite, genesis, chain.id()).isEmpty()
                ? Optional.of(Succession.of(recovery, suite))
                : Optional.empty();
    }

    private Optional<Succession> decided(StateView state, Bytes payload) {
        return copies.only(state, CopyRecord.decode(payload))
                .filter(decision -> decision.kind() == RecordKind.ADMIN)
                .map(Decision::payload)
                .flatMap(Succession::of)
                .filter(order -> order.chain().equals(chain.name())
                        && order.last().chain().equals(chain.id()));
    }

    private Optional<Hash> unpinned(RecordKind kind, Bytes payload) {
        try {
            List<Hash> crossed = kind == RecordKind.RECOVERY && chain.isMain()
                    ? List.of(MainRecovery.decode(payload).hash(suite))
                    : kind == RecordKind.RECOVERY || kind == RecordKind.COPY
                            ? copies.crossed(CopyRecord.decode(payload))
                            : List.of();
            return crossed.stream().filter(manifest -> !pinned.hold(manifest)).findFirst();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
