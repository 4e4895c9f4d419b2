package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.election.ElectionContract;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.Epochs;
import energy.wattle.ledger.core.election.Succession;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a sub-chain's blocks stand on. A RECOVERY record shows the manifest as the main chain has decided it, with
 * the proof of a COPY; so who votes above a recovered block follows from the chain's own state and that record, for
 * whoever decides the block, gets it later, or audits it. Source: Ledger, rule 28.
 */
public final class Grounds {

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final CopyCheck copies;
    private final ElectionContract elections;

    public Grounds(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
        copies = new CopyCheck(suite, genesis, chain);
        elections = new ElectionContract(suite, genesis, chain);
    }

    /** What a manifest means to a node. */
    public sealed interface Call {}

    /** It stands on the block that the manifest names, and goes on with the validators that it names. */
    public record GoesOn(Ground ground) implements Call {}

    /** It holds a block that the manifest has cut off: it must not go on. */
    public record Stops(Succession order) implements Call {}

    /** The manifest does not hold, or not here, or not any more. */
    public record Refused(String reason) implements Call {}

    /**
     * What a RECOVERY record says to whoever stands on this tip.
     *
     * @param state after the tip
     */
    public Call heard(ChainTip tip, StateView state, Bytes payload) {
        Optional<Succession> shown = shown(state, payload);
        if (shown.isEmpty()) {
            return new Refused("it is not shown that the main chain has recovered this one");
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
    public Ground ofStored(ChainTip tip, StateView state, List<LedgerRecord> records) {
        return of(tip, state, records) instanceof GoesOn(Ground ground) ? ground : Ground.of(tip, state);
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
            return copies.only(state, CopyRecord.decode(payload))
                    .filter(decision -> decision.kind() == RecordKind.ADMIN)
                    .map(Decision::payload)
                    .flatMap(Succession::of)
                    .filter(order -> order.chain().equals(chain.name())
                            && order.last().chain().equals(chain.id()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
