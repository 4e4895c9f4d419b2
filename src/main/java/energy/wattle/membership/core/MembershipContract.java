package energy.wattle.membership.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.core.MembershipUpdate.Kind;
import energy.wattle.membership.core.MembershipUpdate.OfParticipant;
import java.util.ArrayList;
import java.util.List;

/**
 * Zones, participants, qualifications and keys. The main chain decides, and tells everybody by a plain fact of one of
 * the kinds of {@link Kind}; the zone's sub-chain has it from the block of the COPY on.
 */
public final class MembershipContract implements Contract {

    private static final int FIRST_TABLE = 10;
    private static final int LAST_TABLE = 19;

    /** The payload is not the one encoding of a change. */
    public static final String MALFORMED = "MALFORMED";

    /** A zone's change under the other kind, or the other way round. */
    public static final String WRONG_KIND = "WRONG_KIND";

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.PARTICIPANT_ADMINISTRATION, RecordKind.ZONE_PARAMETERS);
    }

    @Override
    public List<Integer> tables() {
        List<Integer> tables = new ArrayList<>();
        for (int table = FIRST_TABLE; table <= LAST_TABLE; table++) {
            tables.add(table);
        }
        return tables;
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        MembershipChange change;
        try {
            change = ChangeCodec.decode(record.record().payload());
        } catch (MalformedException e) {
            return new Voided(MALFORMED);
        }
        if (change.kind() != record.record().kind()) {
            return new Voided(WRONG_KIND);
        }
        return switch (MembershipStep.decide(state, block.instant(), change)) {
            case MembershipStep.Refused(var refusals) ->
                new Voided(refusals.getFirst().reason());
            case MembershipStep.Taken(var update) -> applied(state, change.kind(), update);
        };
    }

    @Override
    public Applied copied(StateView state, BlockContext block, Decision decision) {
        return Applied.of(List.of(), MembershipUpdate.decode(decision.payload()).changes(state, false));
    }

    private static Applied applied(StateView state, RecordKind kind, MembershipUpdate update) {
        Bytes content = update.encode();
        return new Applied(
                List.of(new Fact(update.kind().name(), content, false)),
                mainChanges(state, update),
                List.of(new Decision(new NodeId(update.zone()), kind, content)));
    }

    /** What an update does to the main chain's state. */
    static List<StateChange> mainChanges(StateView state, MembershipUpdate update) {
        List<StateChange> changes = new ArrayList<>(update.changes(state, true));
        if (update.kind() == Kind.PARTICIPANT_REGISTERED && update.subject() instanceof OfParticipant(var registered)) {
            changes.add(ParticipantCount.oneMore(state, registered.zone()));
        }
        return changes;
    }
}
