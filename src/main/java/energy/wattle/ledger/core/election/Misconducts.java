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
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.SigningScope;
import energy.wattle.ledger.core.consensus.Vote;
import java.util.List;
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
        Optional<HeightSignatures> signatures = signatures(evidence.height(), block.epoch());
        if (signatures.isEmpty() || evidence.accused() >= signatures.get().set().size()) {
            return Optional.of("NO_VALIDATOR");
        }
        Validator accused = signatures.get().set().members().get(evidence.accused());
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
        if (!proves(evidence, signatures.get(), signatures(evidence.height() - 1, block.epoch()))) {
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

    private Optional<HeightSignatures> signatures(long height, long runningEpoch) {
        if (height < 1) {
            return Optional.empty();
        }
        long epoch = effects.state().rules().epochOf(height);
        SigningScope scope = new SigningScope(effects.state().version(height), chain.id(), epoch);
        Optional<ValidatorSet> set = effects.state().validatorsOf(epoch, runningEpoch);
        return set.map(validators -> new HeightSignatures(suite, validators, scope));
    }

    private boolean proves(Evidence evidence, HeightSignatures good, Optional<HeightSignatures> below) {
        ProposalFaults faults = new ProposalFaults(suite, good, below);
        return switch (evidence) {
            case Evidence.TwoProposals(Envelope one, Envelope other) ->
                isOfOne(one.height(), other.height(), one.round(), other.round(), one.signer(), other.signer())
                        && !one.hash(suite).equals(other.hash(suite))
                        && good.isGood(one)
                        && good.isGood(other);
            case Evidence.TwoVotes(Vote one, Vote other) ->
                isOfOne(one.height(), other.height(), one.round(), other.round(), one.signer(), other.signer())
                        && one.phase() == other.phase()
                        && !(one.block().equals(other.block()) && one.envelope().equals(other.envelope()))
                        && good.isGood(one)
                        && good.isGood(other);
            case Evidence.UnjustifiedProposal(var envelope, var shown) ->
                good.isGood(envelope) && faults.isUnjustified(envelope, shown);
            case Evidence.CommitDenied(var commit, int round, var report) ->
                commit.phase() == Vote.Phase.COMMIT
                        && commit.signer() == report.signer()
                        && round >= commit.round()
                        && report.qcRound() < commit.round()
                        && good.isGood(commit)
                        && good.isGood(commit.height(), round, report);
            case Evidence.UnjustifiedPrepare(var prepare, var envelope, var shown) ->
                prepare.phase() == Vote.Phase.PREPARE
                        && prepare.height() == envelope.height()
                        && prepare.round() == envelope.round()
                        && prepare.block().equals(envelope.block())
                        && prepare.envelope().equals(envelope.hash(suite))
                        && good.isGood(prepare)
                        && faults.isUnjustified(envelope, shown);
            case Evidence.MajorityRejects(var envelope, var rejects) ->
                good.isGood(envelope)
                        && 2 * rejections(envelope, rejects, good) > good.set().size();
        };
    }

    private static boolean isOfOne(long height, long other, int round, int otherRound, int signer, int otherSigner) {
        return height == other && round == otherRound && signer == otherSigner;
    }

    /** Distinct validators that have rejected this very proposal. */
    private long rejections(Envelope envelope, List<Reject> rejects, HeightSignatures good) {
        return rejects.stream()
                .filter(reject -> reject.height() == envelope.height() && reject.round() == envelope.round())
                .filter(reject -> reject.block().equals(envelope.block())
                        && reject.envelope().equals(envelope.hash(suite)))
                .filter(good::isGood)
                .mapToInt(Reject::signer)
                .distinct()
                .count();
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
