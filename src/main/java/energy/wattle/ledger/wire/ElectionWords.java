package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.Words;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.MainRecovery;
import energy.wattle.ledger.core.election.RoundTripReport;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what elections, verdicts and orders hold. */
public final class ElectionWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        return Optional.ofNullable(
                switch (kind) {
                    case "RTT_REPORT" -> report(RoundTripReport.decode(plaintext));
                    case "EVIDENCE" -> EvidenceWords.of(EvidenceRecord.decode(plaintext));
                    case "ADMIN" -> OrderWords.of(SignedOrder.decode(plaintext));
                    case "RECOVERY" -> recovery(plaintext);
                    case ElectionFact.Elected.KIND -> elected(ElectionFact.Elected.decode(plaintext));
                    case ElectionFact.Demoted.KIND -> demoted(ElectionFact.Demoted.decode(plaintext));
                    case ElectionFact.Moved.KIND -> moved(ElectionFact.Moved.decode(plaintext));
                    case VerdictFact.Convicted.KIND -> convicted(VerdictFact.Convicted.decode(plaintext));
                    case VerdictFact.Suspended.KIND ->
                        "The key %s has signed two records of one number, and sends no more."
                                .formatted(
                                        VerdictFact.Suspended.decode(plaintext).key());
                    case VerdictFact.Carried.KIND -> carried(VerdictFact.Carried.decode(plaintext));
                    case VerdictFact.Alarm.KIND -> alarm(VerdictFact.Alarm.decode(plaintext));
                    default -> null;
                });
    }

    private static String recovery(Bytes payload) {
        try {
            return OrderWords.of(MainRecovery.decode(payload).signed());
        } catch (MalformedException e) {
            return "What the main chain has decided of this chain's recovery, with its proof."; // a zone's
        }
    }

    private static String report(RoundTripReport report) {
        return "Round trips that a node measured in epoch %d:\n".formatted(report.epoch())
                + report.peers().stream()
                        .map(peer -> "%s: %s"
                                .formatted(
                                        peer.node(),
                                        peer.micros().isPresent()
                                                ? peer.micros().getAsInt() + " µs"
                                                : "unreachable"))
                        .collect(Collectors.joining("\n"));
    }

    private static String elected(ElectionFact.Elected elected) {
        return """
                The election for epoch %d, in which %d validators answered.
                Delegates: %s
                Candidates: %s""".formatted(
                        elected.epoch(), elected.answering(), names(elected.delegates()), names(elected.candidates()));
    }

    private static String names(List<NodeId> nodes) {
        return nodes.isEmpty() ? "none" : nodes.stream().map(NodeId::code).collect(Collectors.joining(", "));
    }

    private static String demoted(ElectionFact.Demoted demoted) {
        return "%s has missed too many turns in epoch %d: behind the candidates for the rest of it, and still a voter."
                .formatted(demoted.node(), demoted.epoch());
    }

    private static String moved(ElectionFact.Moved moved) {
        String what = switch (moved.move()) {
            case ADMITTED -> "votes: an administrator has admitted it";
            case READMITTED -> "votes again: an administrator has readmitted it, with a new key";
            case RETURNED -> "votes again: it has come back from resting";
            case REMOVED -> "votes no more: an administrator has removed it";
            case EVICTED -> "votes no more: it was convicted";
            case RESTED -> "rests: a majority has not reached it for more than a day";
            case REPLACED -> "votes by another key: another machine has taken its place";
        };
        return "From epoch %d on, %s %s.".formatted(moved.epoch(), moved.node(), what);
    }

    private static String convicted(VerdictFact.Convicted convicted) {
        return """
                %s is convicted, under the key %s.
                What it did, at height %d in round %d: %s
                What follows: %s""".formatted(
                        convicted.node(),
                        convicted.key(),
                        convicted.height(),
                        convicted.round(),
                        EvidenceWords.charge(convicted.charge()),
                        switch (convicted.consequence()) {
                            case EVICTED -> "it leads no more, and leaves the validators at the epoch's end";
                            case HELD -> "as many are evicted as may be; the administrators have to look at it";
                        });
    }

    private static String carried(VerdictFact.Carried carried) {
        return carried.refusal().isEmpty()
                ? "The administrators' order %d was carried out.".formatted(carried.number())
                : "The administrators' order %d could not be carried out: %s."
                        .formatted(carried.number(), carried.refusal());
    }

    private static String alarm(VerdictFact.Alarm alarm) {
        String words = switch (alarm.cause()) {
            case EVICTED_STILL_VOTES -> "%s is evicted and goes on voting: fewer than four would be left.";
            case EVICTIONS_HELD -> "%s is convicted and not evicted: evictions wait for the administrators' review.";
            case ZONE_FROZEN -> "The chain of zone %s has split: nothing of it counts until it is recovered.";
            case ZONE_RECOVERED -> "Chain %s goes on with other validators, by the administrators' recovery manifest.";
        };
        return words.formatted(alarm.subject());
    }
}
