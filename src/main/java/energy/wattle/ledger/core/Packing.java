package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Chooses a block's records from those that wait. Source: Ledger, Records, blocks, proofs; rule 19. */
public final class Packing {

    /** Tag and length of one record in a block. */
    private static final int OVERHEAD = 5;

    private Packing() {}

    /**
     * @param chosen for the block, in order
     * @param waiting could not stand in a block on this state, but may later: no reason to make one
     * @param dropped will never be in a block; whoever sent them signs them anew, or tells why not
     */
    public record Packed(List<LedgerRecord> chosen, List<LedgerRecord> waiting, List<Dropped> dropped) {

        public Packed {
            chosen = List.copyOf(chosen);
            waiting = List.copyOf(waiting);
            dropped = List.copyOf(dropped);
        }
    }

    public record Dropped(LedgerRecord record, RecordFault fault) {}

    /**
     * Packs a block of this height on this state. Records come in the order in which they wait, those of one key by
     * their numbers. One whose sender is not known, or may not send it, goes on waiting until it expires: what gives
     * the right may still come. While no epoch key is in force, only EPOCH_KEY records are chosen. Signatures were
     * checked when the records came.
     */
    public static Packed pack(
            RecordAdmission admission,
            ChainParameters parameters,
            StateView state,
            long height,
            List<LedgerRecord> pending) {
        return pack(admission, parameters, state, height, pending, any -> true);
    }

    /** The same, where records wait that this node may not be the first to vote for: they go on waiting. */
    static Packed pack(
            RecordAdmission admission,
            ChainParameters parameters,
            StateView state,
            long height,
            List<LedgerRecord> pending,
            Predicate<LedgerRecord> mayVoteFor) {
        boolean awaitsKey = NodeState.keyInForce(state).isEmpty();
        List<LedgerRecord> chosen = new ArrayList<>();
        List<LedgerRecord> waiting = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        Map<KeyId, Long> last = new HashMap<>();
        int length = Limits.HEADER_LENGTH;
        for (LedgerRecord record : inOrder(pending)) {
            Optional<RecordFault> fault = record.sequence() <= last.getOrDefault(record.sender(), 0L)
                    ? Optional.of(RecordFault.OVERTAKEN)
                    : admission.fault(state, height, record, Signatures.CHECKED_BEFORE);
            if (fault.isPresent() && !canPass(admission, state, record, fault.get())) {
                dropped.add(new Dropped(record, fault.get()));
                continue;
            }
            boolean waits = (awaitsKey && record.kind() != RecordKind.EPOCH_KEY)
                    || record.kind() == RecordKind.RECOVERY // which stands in the block that it begins, and alone
                    || !mayVoteFor.test(record);
            if (fault.isPresent() || waits) {
                waiting.add(record);
                continue;
            }
            length += RecordCodec.encode(record).length() + OVERHEAD;
            if (length > parameters.blockBytes() || chosen.size() == parameters.blockRecords()) {
                break;
            }
            chosen.add(record);
            last.put(record.sender(), record.sequence());
        }
        return new Packed(chosen, waiting, dropped);
    }

    /** The first block after a recovery: one record with this payload, which shows the manifest. */
    static Packed alone(
            RecordAdmission admission, StateView state, long height, Bytes payload, List<LedgerRecord> pending) {
        List<LedgerRecord> shows = pending.stream()
                .filter(record -> record.kind() == RecordKind.RECOVERY
                        && record.payload().equals(payload)
                        && admission
                                .fault(state, height, record, Signatures.CHECKED_BEFORE)
                                .isEmpty())
                .limit(1)
                .toList();
        List<LedgerRecord> others =
                pending.stream().filter(record -> !shows.contains(record)).toList();
        return new Packed(shows, others, List.of());
    }

    /** What a node has lost its key for is not given back to that key. */
    private static boolean canPass(RecordAdmission admission, StateView state, LedgerRecord record, RecordFault fault) {
        return fault == RecordFault.UNKNOWN_SENDER
                || (fault == RecordFault.NO_RIGHT && !admission.isRetired(state, record.sender()));
    }

    /** The places that a key's records have in the queue, given to them in the order of their numbers. */
    private static List<LedgerRecord> inOrder(List<LedgerRecord> pending) {
        Map<KeyId, PriorityQueue<LedgerRecord>> bySender = new HashMap<>();
        for (LedgerRecord record : pending) {
            queue(bySender, record).add(record);
        }
        return pending.stream().map(record -> queue(bySender, record).remove()).toList();
    }

    private static PriorityQueue<LedgerRecord> queue(
            Map<KeyId, PriorityQueue<LedgerRecord>> bySender, LedgerRecord record) {
        return bySender.computeIfAbsent(
                record.sender(), any -> new PriorityQueue<>(Comparator.comparingLong(LedgerRecord::sequence)));
    }
}
