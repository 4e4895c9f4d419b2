package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Election;
import energy.wattle.ledger.ElectionFact.Elected;
import energy.wattle.ledger.ElectionFact.Move;
import energy.wattle.ledger.ElectionFact.Moved;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.election.Standing.Role;
import java.util.List;

/**
 * The epoch that a recovery begins: the one before is over with the block that the manifest names, and the validators
 * that it names vote, led by id as after a founding. What had been measured and ranked of the others is void.
 */
final class Succeeding {

    private final Effects effects;
    private final Succession succession;
    private final long ended;
    private final long begun;

    Succeeding(Effects effects, Succession succession) {
        this.effects = effects;
        this.succession = succession;
        long height = succession.last().height();
        Epochs epochs = effects.state().rules().epochs();
        ended = epochs.of(height);
        effects.apply(epochs.with(new Epochs.Begun(height, succession.number(), succession.manifest())));
        begun = effects.state().rules().epochs().of(height + 1);
    }

    void run() {
        effects.say(new VerdictFact.Alarm(VerdictFact.Cause.ZONE_RECOVERED, succession.chain()));
        if (succession.manifest().isPresent()) {
            orderHere();
        }
        ValidatorSet before = effects.state().validators();
        moveNodes(before);
        closeEpoch();
        effects.apply(ElectionTables.put(
                ElectionTables.SETS, ElectionTables.place(begun), ChainCodec.encode(succession.validators())));
        effects.apply(ElectionTables.put(ElectionTables.SETS, ElectionTables.ONLY, begun));
        lead();
        effects.clear(ElectionTables.REPORTS);
        effects.clear(ElectionTables.READY);
        effects.clear(ElectionTables.ROOTS);
    }

    /** The main chain's own manifest is an order that no earlier block holds: it is carried out here, and counts. */
    private void orderHere() {
        effects.apply(ElectionTables.put(ElectionTables.ORDERS, ElectionTables.ONLY, succession.number()));
        effects.say(new VerdictFact.Carried(succession.number(), ""));
    }

    private void moveNodes(ValidatorSet before) {
        Roll roll = new Roll(effects);
        List<NodeId> staying = ElectionState.ids(succession.validators());
        for (Validator member : before.members()) {
            if (!staying.contains(member.id())) {
                roll.retire(member.id(), Role.LEFT);
                effects.say(new Moved(member.id(), Move.REMOVED, begun));
            }
        }
        for (Validator member : succession.validators().members()) {
            if (before.members().contains(member)) {
                continue;
            }
            NodeId node = member.id();
            effects.state().standing(node).ifPresent(known -> roll.retire(node, known.key()));
            Standing standing =
                    effects.state().standing(node).orElseGet(() -> Standing.voter(node, member.publicKey()));
            roll.enrol(node, member.publicKey());
            roll.put(node, standing.with(Role.VOTES).with(member.publicKey()));
            effects.say(new Moved(node, Move.ADMITTED, begun));
        }
        Brakes brakes = effects.state().brakes();
        if (brakes.areFrozen()) {
            // Who was convicted is gone, or is back by order and with a fresh key.
            effects.put(ElectionTables.BRAKES, new Brakes(brakes.bound(), brakes.evicted(), List.of()).encode());
        }
    }

    /** The epoch before ends where it was cut, or has ended; validators that it had named never came to vote. */
    private void closeEpoch() {
        ElectionState state = effects.state();
        long since = state.setSince();
        if (state.ended(ended).isEmpty()) {
            EndedEpoch cut = new EndedEpoch(succession.last().time(), since);
            effects.apply(ElectionTables.put(ElectionTables.EPOCHS, ElectionTables.place(ended), cut.encode()));
        }
        if (since > ended) {
            effects.apply(ElectionTables.delete(ElectionTables.SETS, ElectionTables.place(since)));
        }
    }

    private void lead() {
        Election election = effects.state().byId(succession.validators());
        if (effects.state().ranking().isPresent()) {
            effects.apply(ElectionTables.delete(ElectionTables.RANKING, ElectionTables.ONLY));
        }
        effects.put(ElectionTables.TERM, Term.of(election, List.of()).encode());
        effects.say(new Elected(
                begun,
                election.delegates(),
                election.candidates(),
                election.answering().size()));
    }
}
