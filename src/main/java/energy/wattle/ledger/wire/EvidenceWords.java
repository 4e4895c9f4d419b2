package energy.wattle.ledger.wire;

import energy.wattle.ledger.VerdictFact.Charge;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.election.EvidenceRecord;
import java.util.stream.Collectors;

/**
 * Says what evidence shows: what was proposed, who rejected it and why. Validators by their place in the set, from 0.
 */
final class EvidenceWords {

    private EvidenceWords() {}

    static String of(EvidenceRecord record) {
        return switch (record) {
            case EvidenceRecord.Misconduct misconduct -> of(EvidenceCodec.decode(misconduct.content()));
            case EvidenceRecord.TwoRecords two ->
                "Two records of the key %s under its number %d."
                        .formatted(two.one().sender(), two.one().sequence());
            case EvidenceRecord.Fork fork ->
                "A certified block of chain %s at height %d that is not on its anchored chain."
                        .formatted(fork.header().chain(), fork.header().height());
        };
    }

    private static String of(Evidence evidence) {
        String what = switch (evidence) {
            case Evidence.TwoProposals(Envelope one, Envelope other) ->
                "It proposed block %s and block %s.".formatted(one.block(), other.block());
            case Evidence.TwoVotes(var one, var other) ->
                "It signed %s for block %s and for block %s.".formatted(one.phase(), one.block(), other.block());
            case Evidence.UnjustifiedProposal(Envelope envelope, var shown) ->
                "It proposed block %s, which the certificates that it names do not allow.".formatted(envelope.block());
            case Evidence.CommitDenied(var commit, int round, var report) ->
                "It signed COMMIT for block %s, and in round %d denied the quorum for it."
                        .formatted(commit.block(), round);
            case Evidence.UnjustifiedPrepare(var prepare, Envelope envelope, var shown) ->
                "It signed PREPARE for block %s, which the certificates of its proposal do not allow."
                        .formatted(prepare.block());
            case Evidence.MajorityRejects(Envelope envelope, var rejects) ->
                "It proposed block %s. Rejected by:\n".formatted(envelope.block())
                        + rejects.stream().map(EvidenceWords::reason).collect(Collectors.joining("\n"));
        };
        return "Evidence against validator %d, at height %d in round %d.\n%s"
                .formatted(evidence.accused(), evidence.height(), evidence.round(), what);
    }

    private static String reason(Reject reject) {
        return "validator %d: %s".formatted(reject.signer(), reject.reason());
    }

    static String charge(Charge charge) {
        return switch (charge) {
            case TWO_PROPOSALS -> "it signed two proposals";
            case TWO_VOTES -> "it signed two votes of one kind";
            case UNJUSTIFIED_PROPOSAL -> "it proposed what the certificates that it named do not allow";
            case COMMIT_HIDDEN -> "it committed, and then denied the quorum that it had seen";
            case UNJUSTIFIED_PREPARE -> "it voted for a proposal that its certificates do not allow";
            case REJECTED_BY_MAJORITY -> "more than half of the validators found its proposal wrong";
            case TWO_RECORDS -> "it signed two records of one number";
            case FORK -> "it certified a second chain";
        };
    }
}
