package energy.wattle.ledger.core.election;

import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.BlockPlace;

/** Silence costs a place, never a vote. Source: Ledger, rule 22. */
final class MissedTurns {

    private final Effects effects;

    MissedTurns(Effects effects) {
        this.effects = effects;
    }

    /**
     * The leaders of the rounds below the header's have missed a turn. The header's round decides, not the
     * certificate's, of which there may be two.
     */
    void count(ElectionState parent, BlockPlace place) {
        Electorate electorate = parent.electorate(place.height(), place.previous());
        long turns = effects.state().rules().missedTurns();
        Term before = effects.state().lastTerm();
        Term term = before;
        for (int round = 0; round < Math.min(place.round(), most(electorate, turns)); round++) {
            NodeId leader = electorate.leader(round);
            if (term.missedTurns(leader) >= turns) {
                continue;
            }
            term = term.missedBy(leader);
            if (term.missedTurns(leader) == turns) {
                term = term.demoted(leader);
                demote(leader, place.epoch());
            }
        }
        if (!term.equals(before)) {
            effects.put(ElectionTables.TERM, term.encode());
        }
    }

    /** By then every validator has missed all turns that count. */
    private static long most(Electorate electorate, long turns) {
        return 2L * electorate.validators().size()
                + turns * electorate.validators().size();
    }

    private void demote(NodeId node, long epoch) {
        Standing standing = effects.state().standing(node).orElseThrow();
        new Roll(effects).put(node, standing.demotedIn(epoch));
        effects.say(new ElectionFact.Demoted(node, epoch));
    }
}
