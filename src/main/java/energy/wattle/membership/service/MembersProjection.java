package energy.wattle.membership.service;

import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.FinalBlock.FinalResult;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.RecordKind;
import energy.wattle.membership.Participant;
import energy.wattle.membership.core.MembershipUpdate;
import energy.wattle.membership.store.MemberProjectionStore;
import energy.wattle.membership.store.MemberProjectionStore.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follows the main chain, which knows of all zones; what comes down to the zones is there already. */
@Component
class MembersProjection implements Projection {

    private static final Set<RecordKind> KINDS =
            Set.of(RecordKind.PARTICIPANT_ADMINISTRATION, RecordKind.ZONE_PARAMETERS);

    private final MemberProjectionStore store;

    MembersProjection(MemberProjectionStore store) {
        this.store = store;
    }

    @Override
    public List<String> tables() {
        return MemberProjectionStore.TABLES;
    }

    @Override
    public void project(FinalBlock block) {
        if (!block.chain().isMain()) {
            return;
        }
        Set<Integer> ours = block.records().stream()
                .filter(record -> KINDS.contains(record.record().kind()))
                .map(FinalRecord::index)
                .collect(Collectors.toSet());
        for (FinalResult result : block.results()) {
            int index = result.result().recordIndex();
            // The ledger's own results of these records, as decisions and refusals, are no facts of ours.
            if (ours.contains(index) && MembershipUpdate.Kind.isName(result.kind())) {
                project(MembershipUpdate.decode(result.plaintext()), new Place(block.height(), index, block.time()));
            }
        }
    }

    private void project(MembershipUpdate update, Place place) {
        switch (update.subject()) {
            case MembershipUpdate.OfZone(var zone) -> store.put(zone, place.time());
            case MembershipUpdate.OfParticipant(var participant) -> project(update, participant, place);
        }
        update.removed().forEach(store::remove);
        update.added().forEach(store::add);
    }

    private void project(MembershipUpdate update, Participant participant, Place place) {
        update.side()
                .flatMap(participant::qualification)
                .ifPresentOrElse(changed -> store.put(participant.id(), changed, place), () -> store.put(participant));
    }
}
