package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.Electorate;
import java.util.List;
import java.util.Optional;

/**
 * Under what one height is decided: all of it follows from the final blocks below. Source: Ledger, rules 1, 2, 10 and
 * 19.
 *
 * @param electorate V and who leads
 * @param previous hash of the block below; of the genesis for height 1
 * @param parent how the block below was decided; none at height 1
 * @param sizeLimit L, bytes of a fresh block
 */
public record HeightTerms(
        SigningScope scope, Electorate electorate, Hash previous, Optional<Parent> parent, long sizeLimit) {

    public HeightTerms {
        if (parent.isPresent() != electorate.height() > 1) {
            throw new IllegalArgumentException("every height but the first has a certified parent");
        }
    }

    /**
     * How the block below was decided.
     *
     * @param certificate the one that this node has; others may have another one for the same block
     */
    public record Parent(SigningScope scope, ValidatorSet validators, Certificate certificate) {}

    public long height() {
        return electorate.height();
    }

    /** All that signatures are judged by. */
    SignedHeight signed() {
        return new SignedHeight(
                height(),
                scope,
                electorate.validators(),
                Optional.of(previous),
                parent.map(below ->
                        new SignedHeight.Below(below.scope(), below.validators(), Optional.of(below.certificate()))));
    }

    public int size() {
        return electorate.validators().size();
    }

    /** f. */
    public int faulty() {
        return electorate.faulty();
    }

    public Bytes publicKey(int validator) {
        return electorate.validators().members().get(validator).publicKey();
    }

    /** The position of a round's leader. */
    public int leader(int round) {
        NodeId leader = electorate.leader(round);
        List<Validator> members = electorate.validators().members();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(leader)) {
                return i;
            }
        }
        throw new IllegalStateException("the leader %s has no vote".formatted(leader));
    }
}
