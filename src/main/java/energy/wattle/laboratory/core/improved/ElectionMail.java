package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.Records;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.election.EvidenceRecord;
import energy.wattle.ledger.core.election.RoundTripReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Records of elections at one node: its own reports and accusations, and those of others that wait for a block. */
final class ElectionMail {

    private static final Bytes SIGNATURE = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);
    /** What a liar says of everybody, µs. */
    private static final int SHORT_TIME = 1;

    private final ImprovedNode node;
    private final ImprovedChain chain;
    private final Map<Hash, LedgerRecord> waiting = new LinkedHashMap<>();
    private final Set<Hash> seen = new HashSet<>();
    private final Set<String> accused = new HashSet<>();
    private long reportedEpoch = -1;
    private long sequence;

    ElectionMail(ImprovedNode node, ImprovedChain chain) {
        this.node = node;
        this.chain = chain;
    }

    static long length(List<LedgerRecord> records) {
        return records.stream().mapToLong(Records::length).sum();
    }

    /** Those that go into a block; reports in their epoch's window only. */
    List<LedgerRecord> forBlock(long bytes) {
        List<LedgerRecord> chosen = new ArrayList<>();
        long length = 0;
        waiting.values()
                .removeIf(record -> record.kind() == RecordKind.RTT_REPORT
                        && record.expiryHeight() < node.terms().height());
        for (LedgerRecord record : waiting.values()) {
            length += Records.length(record);
            if (length > bytes) {
                break;
            }
            chosen.add(record);
        }
        return chosen;
    }

    /** How many of them the node has not checked before. */
    long unknown(List<LedgerRecord> records) {
        return records.stream().filter(record -> !seen.contains(id(record))).count();
    }

    void included(Block block) {
        block.records().stream().filter(Facts::isOfElections).forEach(record -> {
            seen.add(id(record));
            waiting.remove(id(record));
        });
    }

    void receive(LedgerRecord record) {
        if (seen.add(id(record))) {
            waiting.put(id(record), record);
        }
    }

    /** Rule 5, once per epoch; each node at a place of its own in the window, so that no block has to carry all. */
    void reportIfDue() {
        long height = node.terms().height();
        long epoch = chain.facts().epoch(height);
        long window = chain.improved().windowBlocks();
        long begins = (epoch + 1) * chain.improved().epochBlocks() - window + 1;
        long own = begins + node.id % Math.max(1, window - 1);
        if (height >= own && reportedEpoch < epoch) {
            reportedEpoch = epoch;
            send(
                    RecordKind.RTT_REPORT,
                    report(epoch).encode(),
                    (epoch + 1) * chain.improved().epochBlocks());
        }
    }

    /** Rule 23: from anybody, once. */
    void accuse(Evidence evidence) {
        boolean isHonest = !node.behaviour().isMalicious();
        String what = "%s/%d/%d/%d"
                .formatted(
                        evidence.getClass().getSimpleName(), evidence.accused(), evidence.height(), evidence.round());
        if (isHonest && accused.add(what) && chain.isNewCharge(what)) {
            Bytes content = EvidenceCodec.encode(evidence);
            send(RecordKind.EVIDENCE, new EvidenceRecord.Misconduct(content).encode(), Long.MAX_VALUE);
        }
    }

    private RoundTripReport report(long epoch) {
        boolean lies = node.behaviour() == Behaviour.FALSE_TIMES;
        List<RoundTripReport.Peer> peers = new ArrayList<>();
        for (int peer = 0; peer < chain.terms().size(); peer++) {
            boolean isVoter = chain.position(node.terms().electorate().validators(), peer) >= 0;
            if (peer != node.id && isVoter) {
                int measured = Math.min(
                        RoundTripReport.CAP_MICROS, chain.terms().network().roundTrip(node.id, peer));
                int micros = lies ? SHORT_TIME : measured;
                peers.add(new RoundTripReport.Peer(Facts.node(peer), OptionalInt.of(micros)));
            }
        }
        return new RoundTripReport(epoch, peers);
    }

    private void send(RecordKind kind, Bytes payload, long expiry) {
        KeyId sender = chain.facts().key(chain.publicKey(node.id));
        LedgerRecord record =
                new LedgerRecord(1, chain.facts().id(), kind, sender, ++sequence, expiry, payload, SIGNATURE);
        receive(record);
        chain.spread(node, record);
    }

    private Hash id(LedgerRecord record) {
        return chain.recordId(record);
    }

    static Hash id(CryptoSuite suite, LedgerRecord record) {
        return ChainHashes.record(suite, record);
    }
}
