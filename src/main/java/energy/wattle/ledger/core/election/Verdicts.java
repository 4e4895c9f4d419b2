package energy.wattle.ledger.core.election;

import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.VerdictFact.Alarm;
import energy.wattle.ledger.VerdictFact.Cause;
import energy.wattle.ledger.VerdictFact.Charge;
import energy.wattle.ledger.VerdictFact.Consequence;
import energy.wattle.ledger.VerdictFact.Convicted;
import energy.wattle.ledger.core.ChainHashes;
import java.util.List;
import java.util.Optional;

/** What a conviction leads to, and where it stops. Source: Ledger, rule 23. */
final class Verdicts {

    private final Effects effects;

    Verdicts(Effects effects) {
        this.effects = effects;
    }

    /** Why the node cannot be convicted once more; nothing if it can. */
    Optional<String> objection(NodeId node) {
        if (effects.state().lastTerm().evicted().contains(node)) {
            return Optional.of("ALREADY_EVICTED");
        }
        return effects.state().brakes().held().contains(node) ? Optional.of("ALREADY_HELD") : Optional.empty();
    }

    /** Evidence holds: the node is evicted, or held where as many are evicted as may be. */
    void convict(Validator accused, Charge charge, long height, int round) {
        Brakes brakes = effects.state().brakes();
        boolean isEvicted = brakes.mayEvict() && !brakes.areFrozen();
        KeyId key = ChainHashes.keyId(effects.state().hashing(), accused.publicKey());
        effects.say(new Convicted(
                accused.id(), key, charge, height, round, isEvicted ? Consequence.EVICTED : Consequence.HELD));
        if (isEvicted) {
            evict(accused.id());
            return;
        }
        effects.put(ElectionTables.BRAKES, brakes.holding(accused.id()).encode());
        effects.say(new Alarm(Cause.EVICTIONS_HELD, accused.id()));
    }

    /** The administrators have looked at it: evictions count anew, and those that were held come first. */
    void review() {
        ElectionState state = effects.state();
        List<NodeId> held = state.brakes().held();
        effects.put(ElectionTables.BRAKES, new Brakes(state.validators().faulty(), 0, held).encode());
        for (NodeId node : held) {
            Brakes brakes = effects.state().brakes();
            if (!brakes.mayEvict()) {
                effects.say(new VerdictFact.Alarm(Cause.EVICTIONS_HELD, node));
                continue;
            }
            effects.put(ElectionTables.BRAKES, brakes.released(node).encode());
            evict(node);
        }
    }

    private void evict(NodeId node) {
        ElectionState state = effects.state();
        effects.put(ElectionTables.BRAKES, state.brakes().counted().encode());
        boolean isVoter = state.validators().members().stream()
                .anyMatch(member -> member.id().equals(node));
        if (isVoter) {
            effects.put(ElectionTables.TERM, state.lastTerm().evicted(node).encode());
        } else {
            new Roll(effects).retire(node, Standing.Role.EVICTED);
        }
    }
}
