package energy.wattle.ledger.core;

import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.CodecTest.Format;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCodec;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.QcReport;
import energy.wattle.ledger.core.consensus.QuorumCertificate;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Timeout;
import energy.wattle.ledger.core.consensus.TimeoutCertificate;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionFormats;
import energy.wattle.ledger.core.election.EnrolledKey;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.ReadyRecord;
import energy.wattle.ledger.core.election.RoundTripReport;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages, evidence, orders and what follows from them, with contents drawn from a seed. */
final class ElectionSamples {

    private static final NodeId NODE = new NodeId("网关-1");

    private ElectionSamples() {}

    static List<Format> formats() {
        return Stream.of(records(), facts(), state()).flatMap(List::stream).toList();
    }

    private static List<Format> records() {
        return List.of(
                new Format(
                        "RTT_REPORT",
                        random -> report(random).encode(),
                        bytes -> RoundTripReport.decode(bytes).encode()),
                new Format(
                        "READY",
                        random -> new ReadyRecord(random.nextInt(900), Samples.hash(random)).encode(),
                        bytes -> ReadyRecord.decode(bytes).encode()),
                new Format(
                        "EVIDENCE",
                        random -> evidenceRecord(random).encode(),
                        bytes -> EvidenceRecord.decode(bytes).encode()),
                new Format(
                        "evidence",
                        random -> EvidenceCodec.encode(evidence(random)),
                        bytes -> EvidenceCodec.encode(EvidenceCodec.decode(bytes))),
                new Format(
                        "message",
                        random -> MessageCodec.encode(message(random)),
                        bytes -> MessageCodec.encode(MessageCodec.decode(bytes))),
                new Format(
                        "ADMIN",
                        random -> signed(random).encode(),
                        bytes -> SignedOrder.decode(bytes).encode()),
                new Format(
                        "order",
                        random -> order(random).encode(),
                        bytes -> AdminOrder.decode(bytes).encode()));
    }

    private static List<Format> facts() {
        return List.of(
                new Format(
                        "election",
                        random -> new ElectionFact.Elected(random.nextInt(9), List.of(NODE), List.of(), 4).encode(),
                        bytes -> ElectionFact.Elected.decode(bytes).encode()),
                new Format(
                        "demotion",
                        random -> new ElectionFact.Demoted(NODE, random.nextInt(9)).encode(),
                        bytes -> ElectionFact.Demoted.decode(bytes).encode()),
                new Format(
                        "move",
                        random -> new ElectionFact.Moved(NODE, any(random, ElectionFact.Move.values()), 3).encode(),
                        bytes -> ElectionFact.Moved.decode(bytes).encode()),
                new Format(
                        "conviction",
                        random -> new VerdictFact.Convicted(
                                        NODE,
                                        new KeyId(Samples.hash(random)),
                                        any(random, VerdictFact.Charge.values()),
                                        random.nextInt(900),
                                        random.nextInt(3),
                                        any(random, VerdictFact.Consequence.values()))
                                .encode(),
                        bytes -> VerdictFact.Convicted.decode(bytes).encode()),
                new Format(
                        "suspension",
                        random -> new VerdictFact.Suspended(new KeyId(Samples.hash(random))).encode(),
                        bytes -> VerdictFact.Suspended.decode(bytes).encode()),
                new Format(
                        "alarm",
                        random -> new VerdictFact.Alarm(any(random, VerdictFact.Cause.values()), NODE).encode(),
                        bytes -> VerdictFact.Alarm.decode(bytes).encode()));
    }

    private static List<Format> state() {
        return List.of(
                new Format("term", ElectionFormats::term, ElectionFormats::termAgain),
                new Format("standing", ElectionFormats::standing, ElectionFormats::standingAgain),
                new Format("brakes", ElectionFormats::brakes, ElectionFormats::brakesAgain),
                new Format("recoveries", ElectionFormats::epochs, ElectionFormats::epochsAgain));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static RoundTripReport report(Random random) {
        return new RoundTripReport(
                random.nextInt(9),
                IntStream.range(0, random.nextInt(6))
                        .mapToObj(i -> new RoundTripReport.Peer(
                                new NodeId("网关-" + i),
                                random.nextBoolean()
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(random.nextInt(RoundTripReport.CAP_MICROS))))
                        .toList());
    }

    private static AdminOrder order(Random random) {
        AdminOrder.Action action = switch (random.nextInt(13)) {
            case 0 -> new AdminOrder.Admit(NODE, Samples.bytes(random, 32), "");
            case 1 -> new AdminOrder.Remove(NODE, "sold");
            case 2 -> new AdminOrder.Readmit(NODE, Samples.bytes(random, 32), "原因");
            case 3 -> new AdminOrder.Refuse(NODE, "");
            case 4 -> new AdminOrder.Review("looked");
            case 5 -> new AdminOrder.SetParameter("missed-turns", random.nextInt(9));
            case 6 -> new AdminOrder.Activate(random.nextInt(9), random.nextInt(900));
            case 7 -> new AdminOrder.Lift(new KeyId(Samples.hash(random)), "back-up");
            case 8 -> new AdminOrder.Name(NODE, "Harbour");
            case 9 ->
                new AdminOrder.Enrol(
                        NODE,
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> new EnrolledKey(
                                        KeyName.of("meter", "表-" + i),
                                        Samples.bytes(random, 32),
                                        Samples.bytes(random, 65)))
                                .toList());
            case 10 -> new AdminOrder.Retire(NODE, "sold");
            case 11 -> new AdminOrder.Replace(NODE, Samples.bytes(random, 32), "disk");
            default ->
                new AdminOrder.Recover(
                        NODE, ChainCodec.encode(Samples.anchor(random)), ChainCodec.encode(Samples.validators(random)));
        };
        return new AdminOrder(1 + random.nextInt(900), new NodeId("market"), action);
    }

    private static SignedOrder signed(Random random) {
        return new SignedOrder(
                order(random).encode(),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> new SignedOrder.Approval(2 * i, Samples.bytes(random, 64)))
                        .toList());
    }

    private static EvidenceRecord evidenceRecord(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new EvidenceRecord.Misconduct(EvidenceCodec.encode(evidence(random)));
            case 1 ->
                new EvidenceRecord.TwoRecords(
                        Samples.bytes(random, 32), Samples.record(random), Samples.record(random));
            default ->
                new EvidenceRecord.Fork(
                        Samples.header(random),
                        Samples.certificate(random),
                        Samples.hash(random),
                        Stream.generate(() -> Samples.hash(random))
                                .limit(random.nextInt(4))
                                .toList());
        };
    }

    private static Evidence evidence(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Evidence.TwoProposals(envelope(random), envelope(random));
            case 1 -> new Evidence.TwoVotes(vote(random, Vote.Phase.COMMIT), vote(random, Vote.Phase.COMMIT));
            case 2 -> new Evidence.UnjustifiedProposal(envelope(random), justification(random));
            case 3 -> new Evidence.CommitDenied(vote(random, Vote.Phase.COMMIT), random.nextInt(4), report(random, 1));
            case 4 ->
                new Evidence.UnjustifiedPrepare(
                        vote(random, Vote.Phase.PREPARE), envelope(random), justification(random));
            default -> new Evidence.MajorityRejects(envelope(random), List.of(reject(random), reject(random)));
        };
    }

    private static Message message(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Proposal(envelope(random), justification(random), Samples.block(random));
            case 1 -> vote(random, any(random, Vote.Phase.values()));
            case 2 -> reject(random);
            default ->
                new Timeout(
                        2,
                        random.nextInt(4),
                        report(random, 1),
                        maybe(random, quorum(random)),
                        maybe(random, timeouts(random)));
        };
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static Envelope envelope(Random random) {
        return new Envelope(
                1 + random.nextInt(90),
                random.nextInt(4),
                Samples.hash(random),
                maybe(random, Samples.hash(random)),
                maybe(random, Samples.hash(random)),
                maybe(random, Samples.hash(random)),
                random.nextInt(7),
                Samples.bytes(random, 64));
    }

    private static Vote vote(Random random, Vote.Phase phase) {
        return new Vote(
                phase,
                2,
                random.nextInt(4),
                Samples.hash(random),
                Samples.hash(random),
                random.nextInt(7),
                Samples.bytes(random, 64));
    }

    private static Reject reject(Random random) {
        return new Reject(
                2,
                random.nextInt(4),
                Samples.hash(random),
                Samples.hash(random),
                random.nextInt(7),
                Samples.bytes(random, 64),
                random.nextBoolean() ? "" : "结果不符");
    }

    private static QcReport report(Random random, int signer) {
        boolean has = random.nextBoolean();
        return new QcReport(
                signer,
                has ? random.nextInt(3) : QcReport.NONE,
                has ? Optional.of(Samples.hash(random)) : Optional.empty(),
                Samples.bytes(random, 64));
    }

    private static QuorumCertificate quorum(Random random) {
        var same = Samples.certificate(random);
        return new QuorumCertificate(same.height(), same.round(), same.block(), same.envelope(), same.votes());
    }

    private static TimeoutCertificate timeouts(Random random) {
        return new TimeoutCertificate(
                2,
                random.nextInt(3),
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> report(random, 2 * i))
                        .toList(),
                maybe(random, quorum(random)));
    }

    private static Justification justification(Random random) {
        return new Justification(
                maybe(random, Samples.certificate(random)),
                maybe(random, timeouts(random)),
                maybe(random, quorum(random)));
    }
}
