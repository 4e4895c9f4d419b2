package energy.wattle.membership.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.membership.service.AdministrationDesk.Item;
import energy.wattle.membership.store.MemberStore;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the main chain's records of what administrators ask for. */
@Service
@Transactional
class MemberService implements Members {

    private final AdministrationDesk desk;
    private final InstanceKeys keys;
    private final MemberStore store;

    MemberService(AdministrationDesk desk, InstanceKeys keys, MemberStore store) {
        this.desk = desk;
        this.keys = keys;
        this.store = store;
    }

    @Override
    public Administration register(Zone zone) {
        return desk.take(market -> set(zone, market));
    }

    @Override
    public Administration register(NewParticipant participant) {
        return desk.take(market -> registration(participant));
    }

    @Override
    public MassAdministration registerAll(List<Zone> zones, List<Enrolment> participants) {
        return desk.takeAll(market -> {
            List<Item> items = new ArrayList<>();
            zones.forEach(zone -> items.add(new Item(zone.id().code(), set(zone, market))));
            participants.forEach(enrolment -> items.addAll(enrolment(enrolment)));
            return items;
        });
    }

    @Override
    public Administration changeResources(ParticipantId participant, List<Resource> resources) {
        return desk.take(market -> new MembershipChange.SetResources(participant, resources));
    }

    @Override
    public Administration changeConnectionLimit(ParticipantId participant, Optional<Watts> limit) {
        return desk.take(market -> new MembershipChange.SetConnectionLimit(participant, limit));
    }

    @Override
    public Administration leave(ParticipantId participant, Instant at) {
        return desk.take(market -> new MembershipChange.Leave(participant, onChain(at)));
    }

    @Override
    public Administration addKey(ParticipantId participant, KeyId id, Bytes publicKey, KeyRole role) {
        return desk.take(market -> new MembershipChange.AddKey(participant, id, publicKey, role, false));
    }

    @Override
    public Administration removeKey(ParticipantId participant, KeyId id) {
        return desk.take(market -> new MembershipChange.RemoveKey(participant, id));
    }

    @Override
    public Administration apply(ParticipantId participant, QualifiedSide side, Instant from, Instant until) {
        return desk.take(market -> new MembershipChange.Apply(participant, side, onChain(from), onChain(until)));
    }

    @Override
    public Administration approve(ParticipantId participant, QualifiedSide side, String reason) {
        return review(participant, side, Verdict.APPROVE, reason);
    }

    @Override
    public Administration refuse(ParticipantId participant, QualifiedSide side, String reason) {
        return review(participant, side, Verdict.REFUSE, reason);
    }

    @Override
    public Administration suspend(ParticipantId participant, QualifiedSide side, String reason) {
        return review(participant, side, Verdict.SUSPEND, reason);
    }

    @Override
    public Administration resume(ParticipantId participant, QualifiedSide side, String reason) {
        return review(participant, side, Verdict.RESUME, reason);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Zone> zones() {
        return store.zones();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Participant> participants(TradingZoneId zone) {
        return store.participants(zone);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Participant> participant(ParticipantId id) {
        return store.participant(id);
    }

    private Administration review(ParticipantId participant, QualifiedSide side, Verdict verdict, String reason) {
        return desk.take(market -> new MembershipChange.Review(participant, side, verdict, reason));
    }

    private MembershipChange set(Zone zone, NodeId market) {
        return new MembershipChange.SetZone(zone, keys.institutions(zone.id(), market));
    }

    private MembershipChange registration(NewParticipant participant) {
        return new MembershipChange.Register(participant, keys.custodial(participant.id(), participant.zone()));
    }

    private List<Item> enrolment(Enrolment enrolment) {
        ParticipantId id = enrolment.participant().id();
        List<Item> items = new ArrayList<>();
        items.add(new Item(id.code(), registration(enrolment.participant())));
        for (Enrolment.Period period : enrolment.qualifications()) {
            items.add(application(id, period));
            items.add(new Item(
                    id.code(), new MembershipChange.Review(id, period.side(), Verdict.APPROVE, enrolment.reason())));
        }
        enrolment.applications().forEach(period -> items.add(application(id, period)));
        return items;
    }

    private static Item application(ParticipantId id, Enrolment.Period period) {
        return new Item(
                id.code(),
                new MembershipChange.Apply(id, period.side(), onChain(period.from()), onChain(period.until())));
    }

    /** The chain keeps milliseconds; what is checked is what is written. */
    private static Instant onChain(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
