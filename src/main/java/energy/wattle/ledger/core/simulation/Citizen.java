package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.RoundTripReport;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A node as a subject of elections: reports round trips and shows evidence, in records. A malicious one lies. */
final class Citizen {

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final Node self;
    private final World world;
    private final KeyId key;
    private final Submissions submissions = new Submissions();
    private final Slander slander;
    private long sequence;
    private long reported = -1;

    Citizen(Node self, World world) {
        this.self = self;
        this.world = world;
        key = ChainHashes.keyId(
                world.plan().keys().verifying(), world.plan().keys().publicKey(self.position));
        slander = new Slander(world, self);
    }

    Submissions submissions() {
        return submissions;
    }

    /** At the beginning of a height: whatever has not got into a block goes out again. */
    void begin(HeightTerms terms) {
        if (!world.plan().isElecting()) {
            return;
        }
        submissions.of(key).forEach(record -> world.sendAll(self.id, new Parcel.Submitted(record)));
        long epoch = terms.scope().epoch();
        if (reported < epoch && world.founding().seat(terms, self.position).isPresent()) {
            reported = epoch;
            submit(RecordKind.RTT_REPORT, new RoundTripReport(epoch, peers(terms)).encode());
        }
    }

    void show(Evidence evidence) {
        if (world.plan().isElecting()) {
            Bytes content = EvidenceCodec.encode(evidence);
            submit(RecordKind.EVIDENCE, new EvidenceRecord.Misconduct(content).encode());
        }
    }

    /** What a malicious node makes of what it hears. */
    void slander(Message message) {
        if (world.plan().isElecting()) {
            slander.of(message).ifPresent(this::show);
        }
    }

    private void submit(RecordKind kind, Bytes payload) {
        LedgerRecord unsigned = new LedgerRecord(
                1, world.founding().scope().chain(), kind, key, ++sequence, Integer.MAX_VALUE, payload, UNSIGNED);
        Bytes signature = world.plan().keys().signer(self.position).sign(Signing.recordMessage(unsigned));
        LedgerRecord record = new LedgerRecord(
                unsigned.version(),
                unsigned.chain(),
                kind,
                key,
                unsigned.sequence(),
                unsigned.expiryHeight(),
                payload,
                signature);
        submissions.offer(record);
        world.sendAll(self.id, new Parcel.Submitted(record));
    }

    private List<RoundTripReport.Peer> peers(HeightTerms terms) {
        return IntStream.range(0, terms.size())
                .map(seat -> Founding.nodeAt(terms, seat))
                .filter(node -> node != self.position)
                .sorted()
                .mapToObj(node -> new RoundTripReport.Peer(Founding.id(node), said(node)))
                .toList();
    }

    /** Liars are near to each other, and everybody else is far away or not there. */
    private OptionalInt said(int node) {
        if (self.isHonest()) {
            return world.roundTrip(self.position, node);
        }
        world.chronicle().count(Fault.ROUND_TRIP_LIE);
        if (world.isMalicious(node)) {
            return OptionalInt.of(1);
        }
        return world.dice().perMille(500) ? OptionalInt.empty() : OptionalInt.of(RoundTripReport.CAP_MICROS);
    }
}
