package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact.Charge;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCheck;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.SignedHeight;
import energy.wattle.ledger.core.consensus.SigningScope;
import java.util.Optional;

/** What convicts a validator, checked by what the accused has signed. Source: Ledger, rules 20, 21 and 23. */
final class Misconducts {

    private final CryptoSuite suite;
    private final MarketChain chain;
    private final Effects effects;

    Misconducts(CryptoSuite suite, MarketChain chain, Effects effects) {
        this.suite = suite;
        this.chain = chain;
        this.effects = effects;
    }

    /** Convicts the accused; else why not. */
    Optional<String> objection(BlockContext block, Bytes content) {
        Evidence evidence = EvidenceCodec.decode(content);
        ElectionRules rules = effects.state().rules();
        if (evidence.height() > block.height()) {
            return Optional.of("UNKNOWN_HEIGHT");
        }
        long epoch = rules.epochOf(evidence.height());
        if (isOld(epoch, block, rules)) {
            return Optional.of("TOO_OLD");
        }
        Optional<SignedHeight> height = signedHeight(evidence.height(), block.epoch());
        if (height.isEmpty() || evidence.accused() >= height.get().validators().size()) {
            return Optional.of("NO_VALIDATOR");
        }
        Validator accused = height.get().validators().members().get(evidence.accused());
        KeyId key = Roll.id(suite, accused.publicKey());
        if (effects.state().node(key).filter(accused::equals).isEmpty()) {
            return Optional.of("NO_VALIDATOR");
        }
        Bytes place = place(key, evidence);
        if (effects.state().state().get(ElectionTables.EVIDENCE, place).isPresent()) {
            return Optional.of("SHOWN_BEFORE");
        }
        Optional<String> objection = new Verdicts(effects).objection(accused.id());
        if (objection.isPresent()) {
            return objection;
        }
        if (!EvidenceCheck.of(suite).convicts(height.get(), evidence)) {
            return Optional.of("NO_PROOF");
        }
        effects.apply(ElectionTables.put(ElectionTables.EVIDENCE, place, block.height()));
        new Verdicts(effects).convict(accused, charge(evidence), evidence.height(), evidence.round());
        return Optional.empty();
    }

    /** Older than two epochs and than the age that evidence may have. Source: rule 23. */
    private boolean isOld(long epoch, BlockContext block, ElectionRules rules) {
        return epoch + Memory.EPOCHS < block.epoch()
                && effects.state()
                        .ended(epoch)
                        .filter(ended -> block.time() - ended.time() <= rules.evidenceMillis())
                        .isEmpty();
    }

    /** What the chain still knows of a height. */
    private Optional<SignedHeight> signedHeight(long height, long runningEpoch) {
        return validators(height, runningEpoch)
                .map(set -> new SignedHeight(
                        height,
                        scope(height),
                        set,
                        Optional.empty(),
                        validators(height - 1, runningEpoch)
                                .map(below -> new SignedHeight.Below(scope(height - 1), below, Optional.empty()))));
    }

    private Optional<ValidatorSet> validators(long height, long runningEpoch) {
        return height < 1
                ? Optional.empty()
                : effects.state().validatorsOf(effects.state().rules().epochOf(height), runningEpoch);
    }

    private SigningScope scope(long height) {
        return new SigningScope(
                effects.state().version(height),
                chain.id(),
                effects.state().rules().epochOf(height));
    }

    private static Charge charge(Evidence evidence) {
        return switch (evidence) {
            case Evidence.TwoProposals two -> Charge.TWO_PROPOSALS;
            case Evidence.TwoVotes two -> Charge.TWO_VOTES;
            case Evidence.UnjustifiedProposal proposal -> Charge.UNJUSTIFIED_PROPOSAL;
            case Evidence.CommitDenied denied -> Charge.COMMIT_HIDDEN;
            case Evidence.UnjustifiedPrepare prepare -> Charge.UNJUSTIFIED_PREPARE;
            case Evidence.MajorityRejects rejects -> Charge.REJECTED_BY_MAJORITY;
        };
    }

    private static Bytes place(KeyId key, Evidence evidence) {
        return new StateKey()
                .bytes(key.hash().bytes())
                .number(evidence.height())
                .number(evidence.round())
                .number(Codes.of(charge(evidence)))
                .key();
    }
}
