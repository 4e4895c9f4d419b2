package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Certificates;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Hashing;
import java.util.Optional;

/**
 * The main chain's own recovery manifest: an order of the administrators that no block can hold, since those who would
 * decide it are gone. So nobody follows it who has not pinned its hash. Source: Ledger, rule 28.
 *
 * @param signed the order, and who approved it
 * @param header certified, and the last one that the validators before made
 * @param validators of the height above it
 */
public record MainRecovery(SignedOrder signed, BlockHeader header, ValidatorSet validators) {

    /** @throws MalformedException if the bytes are no order to recover a chain */
    public static MainRecovery decode(Bytes manifest) {
        SignedOrder signed = SignedOrder.decode(manifest);
        if (AdminOrder.decode(signed.order()).action() instanceof AdminOrder.Recover recover) {
            return new MainRecovery(
                    signed,
                    ChainCodec.decodeAnchor(recover.anchor()).header(),
                    ChainCodec.decodeValidators(recover.validators()));
        }
        throw new MalformedException("the order recovers nothing");
    }

    /** What is pinned. The approvals are not part of it: a signature is never an identifier. */
    public Hash hash(Hashing hashing) {
        return hashing.tagged("wattle/recovery", signed.order());
    }

    /** Number of the order. */
    public long number() {
        return AdminOrder.decode(signed.order()).number();
    }

    /**
     * Why no block and no proof can carry it; nothing if they can. Whether its header is certified is left to whoever
     * knows the validators before, and whether it counts to whoever has pinned it.
     *
     * @param genesis of the main chain
     */
    public Optional<String> faultAsShown(CryptoSuite suite, Genesis genesis, ChainId chain) {
        Optional<String> fault = fault(suite, genesis, chain);
        boolean isExact = signed.approvals().size() == genesis.administratorQuorum();
        return fault.isPresent() || isExact ? fault : Optional.of("a proof carries exactly a quorum of approvals");
    }

    /**
     * Why it is not an order of this chain's administrators; nothing if it is. Whether its header is certified is left
     * to whoever knows the validators before.
     *
     * @param genesis of the main chain
     */
    public Optional<String> fault(CryptoSuite suite, Genesis genesis, ChainId chain) {
        AdminOrder order = AdminOrder.decode(signed.order());
        boolean isForThis = order.chain().equals(genesis.name())
                && order.action() instanceof AdminOrder.Recover recover
                && recover.zone().equals(genesis.name())
                && header.chain().equals(chain);
        if (!isForThis) {
            return Optional.of("the recovery manifest is for another chain");
        }
        if (!signed.isApproved(suite, genesis, chain)) {
            return Optional.of("too few administrators have signed the recovery manifest, or one signature is wrong");
        }
        return Certificates.hasSoundKeys(suite, validators)
                ? Optional.empty()
                : Optional.of("a validator's key in the recovery manifest is unsound");
    }
}
