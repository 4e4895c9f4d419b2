package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.ProofVerifier.demand;
import static energy.wattle.ledger.core.ProofVerifier.read;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.election.MainRecovery;
import java.util.List;
import java.util.Set;

/**
 * The part of a proof that leads from the genesis' validators to those of the certified header: over headers that name
 * the next set, and over recovery manifests of the administrators, which must be pinned. Source: Ledger, rule 28.
 */
final class ValidatorSetCheck {

    private final CryptoSuite suite;
    private final ChainId chain;
    private final Genesis genesis;
    private final Set<Hash> recoveries;
    private final StringBuilder crossed = new StringBuilder();

    /** @param recoveries hashes of the manifests that are trusted */
    ValidatorSetCheck(CryptoSuite suite, ChainId chain, Genesis genesis, Set<Hash> recoveries) {
        this.suite = suite;
        this.chain = chain;
        this.genesis = genesis;
        this.recoveries = recoveries;
    }

    /**
     * The validators of a height.
     *
     * @param changes all below it, ascending
     */
    ValidatorSet at(long height, List<Proof.SetChange> changes) {
        ValidatorSet set = genesis.validators();
        demand(Certificates.hasSoundKeys(suite, set), Step.GENESIS, "a validator's key is unsound");
        long last = 0;
        for (Proof.SetChange change : changes) {
            BlockHeader header = ProofVerifier.checkCertificate(Step.VALIDATORS, suite, chain, set, change.certified());
            demand(header.height() > last, Step.VALIDATORS, "the changes do not ascend");
            demand(header.height() < height, Step.VALIDATORS, "a change is not below the certified header");
            ValidatorSet next = read(Step.VALIDATORS, () -> ChainCodec.decodeValidators(change.nextValidators()));
            change.recovery()
                    .ifPresentOrElse(
                            manifest -> checkRecovered(header, next, manifest), () -> checkNamed(header, next));
            demand(Certificates.hasSoundKeys(suite, next), Step.VALIDATORS, "a validator's key is unsound");
            set = next;
            last = header.height();
        }
        return set;
    }

    /** The recoveries on the way, in words; empty if there were none. */
    String crossed() {
        return crossed.toString();
    }

    private void checkNamed(BlockHeader header, ValidatorSet next) {
        demand(!header.nextValidators().equals(header.validators()), Step.VALIDATORS, "a header changes nothing");
        demand(
                ChainHashes.validators(suite, next).equals(header.nextValidators()),
                Step.VALIDATORS,
                "the header at height %d names other next validators".formatted(header.height()));
    }

    private void checkRecovered(BlockHeader header, ValidatorSet next, Bytes manifest) {
        MainRecovery recovery = read(Step.VALIDATORS, () -> MainRecovery.decode(manifest));
        Hash hash = recovery.hash(suite);
        recovery.faultAsShown(suite, genesis, chain).ifPresent(fault -> demand(false, Step.VALIDATORS, fault));
        demand(
                ChainHashes.block(suite, recovery.header()).equals(ChainHashes.block(suite, header)),
                Step.VALIDATORS,
                "the recovery manifest is of another block than the header at height %d".formatted(header.height()));
        demand(
                recovery.validators().equals(next),
                Step.VALIDATORS,
                "the recovery manifest names other next validators");
        // Last: whoever pins it should hear that all else is right.
        demand(
                recoveries.contains(hash),
                Step.VALIDATORS,
                "nobody has vouched for the recovery of the main chain above block %d by the manifest %s"
                        .formatted(header.height(), hash));
        crossed.append(", over the recovery %s above block %d".formatted(hash, header.height()));
    }
}
