package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Hashing;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a recovery manifest orders: who goes on with a chain, and above which block. Source: Ledger, rule 28.
 *
 * @param number of the order, above those of all earlier ones
 * @param chain that it is for
 * @param last block of the validators before
 * @param validators of the height above it
 * @param manifest the main chain's own: hash that whoever follows it has pinned; nothing for a zone's
 */
public record Succession(
        long number, NodeId chain, BlockHeader last, ValidatorSet validators, Optional<Hash> manifest) {

    /**
     * Nothing where the order recovers no chain, or another one than it is for.
     *
     * @throws energy.wattle.ledger.MalformedException if the order cannot be read
     */
    public static Optional<Succession> of(Bytes order) {
        AdminOrder decoded = AdminOrder.decode(order);
        return decoded.action() instanceof AdminOrder.Recover(NodeId zone, Bytes anchor, Bytes validators)
                        && zone.equals(decoded.chain())
                ? Optional.of(new Succession(
                        decoded.number(),
                        zone,
                        ChainCodec.decodeAnchor(anchor).header(),
                        ChainCodec.decodeValidators(validators),
                        Optional.empty()))
                : Optional.empty();
    }

    /** The main chain's own. */
    public static Succession of(MainRecovery recovery, Hashing hashing) {
        AdminOrder order = AdminOrder.decode(recovery.signed().order());
        return new Succession(
                order.number(),
                order.chain(),
                recovery.header(),
                recovery.validators(),
                Optional.of(recovery.hash(hashing)));
    }

    /** Why nobody can live by it on this state, which is the one after the block that it names; nothing if they can. */
    public Optional<String> refusal(CryptoSuite suite, ElectionState state) {
        if (number <= state.rules().epochs().lastRecovery()) {
            return Optional.of("a later manifest was followed before");
        }
        if (manifest.isPresent() && number <= state.lastOrder()) {
            return Optional.of("there was an order of that number, or a higher one");
        }
        if (!Certificates.hasSoundKeys(suite, validators)) {
            return Optional.of("a validator's key is unsound");
        }
        Set<Bytes> keys = new HashSet<>();
        for (Validator member : validators.members()) {
            if (!keys.add(member.publicKey()) || !mayVote(state, member)) {
                return Optional.of(
                        "the key of %s is another node's, or of one that has lost it".formatted(member.id()));
            }
        }
        return Optional.empty();
    }

    /** With a key that nobody had, or with the one by which it votes or rests, unless that was convicted. */
    private static boolean mayVote(ElectionState state, Validator member) {
        if (state.isFresh(member.publicKey())) {
            return true;
        }
        return !state.isConvicted(member.id())
                && (state.validators().members().contains(member)
                        || state.resting().contains(member));
    }
}
