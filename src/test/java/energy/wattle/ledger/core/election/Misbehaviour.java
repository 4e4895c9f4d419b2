package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Evidence;

/** Evidence against a node of a chain, for the tests of other packages. */
public final class Misbehaviour {

    private Misbehaviour() {}

    /** The node has proposed twice at the next height. */
    public static Evidence twoProposals(ElectionChain chain, int node) {
        Voices voices = Voices.of(chain, chain.height() + 1);
        int position = voices.voters().indexOf(ElectionChain.node(node));
        return new Evidence.TwoProposals(
                voices.fresh(position, Voices.block("a")), voices.fresh(position, Voices.block("b")));
    }

    public static Bytes payload(Evidence evidence) {
        return Voices.payload(evidence);
    }
}
