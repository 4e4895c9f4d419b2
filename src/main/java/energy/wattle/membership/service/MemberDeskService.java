package energy.wattle.membership.service;

import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordKind;
import energy.wattle.membership.Administration;
import energy.wattle.membership.AdministrationEntry;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.QualificationOf;
import energy.wattle.membership.Qualifications;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.store.MemberStore;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets administrators do what {@link Members} does, and shows them whom they decide about. */
@Service
@NeedsCapability(Capability.ADMINISTRATION)
@Transactional
@PreAuthorize("hasRole('ADMINISTRATOR')")
class MemberDeskService implements MemberDesk {

    private static final Set<RecordKind> ADMINISTRATORS = Set.of(
            RecordKind.PARTICIPANT_ADMINISTRATION,
            RecordKind.NODE_ADMINISTRATION,
            RecordKind.ZONE_PARAMETERS,
            RecordKind.ADMIN);

    private final Members members;
    private final MemberReading reading;

    MemberDeskService(Members members, MemberReading reading) {
        this.members = members;
        this.reading = reading;
    }

    @Override
    @Transactional(readOnly = true)
    public List<QualificationOf> awaitingReview() {
        return reading.qualifications.awaitingReview();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Participant> search(String text) {
        return reading.store.search(text.strip(), MOST);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MemberFile> file(ParticipantId id) {
        return reading.file(id);
    }

    @Override
    public MassAdministration enrol(Enrolment enrolment) {
        return members.registerAll(List.of(), List.of(enrolment));
    }

    @Override
    public Administration changeResources(ParticipantId participant, List<Resource> resources) {
        return members.changeResources(participant, resources);
    }

    @Override
    public Administration changeConnectionLimit(ParticipantId participant, Optional<Watts> limit) {
        return members.changeConnectionLimit(participant, limit);
    }

    @Override
    public Administration leave(ParticipantId participant, Instant at) {
        return members.leave(participant, at);
    }

    @Override
    public Administration decide(ParticipantId participant, QualifiedSide side, Decision decision, String reason) {
        String plain = reason.strip();
        return switch (decision) {
            case APPROVE -> members.approve(participant, side, plain);
            case REFUSE -> members.refuse(participant, side, plain);
            case SUSPEND -> members.suspend(participant, side, plain);
            case RESUME -> members.resume(participant, side, plain);
        };
    }

    @Override
    @Transactional(readOnly = true)
    public List<AdministrationEntry> log() {
        return reading.log();
    }

    /** What is known of members, from wherever it is kept. */
    @Service
    static class MemberReading {

        private final MemberStore store;
        private final Qualifications qualifications;
        private final MemberAccounts accounts;
        private final Chronicle chronicle;

        MemberReading(MemberStore store, Qualifications qualifications, MemberAccounts accounts, Chronicle chronicle) {
            this.store = store;
            this.qualifications = qualifications;
            this.accounts = accounts;
            this.chronicle = chronicle;
        }

        Optional<MemberFile> file(ParticipantId id) {
            return store.participant(id)
                    .flatMap(participant -> store.zones().stream()
                            .filter(zone -> zone.id().equals(participant.zone()))
                            .findFirst()
                            .map(zone -> new MemberFile(
                                    participant,
                                    zone,
                                    store.keys(id),
                                    history(id),
                                    accounts.accountsOf(id),
                                    accounts.contact(id))));
        }

        List<AdministrationEntry> log() {
            return chronicle.ledger().main().stream()
                    .flatMap(main -> chronicle.book().records(main.id(), ADMINISTRATORS).stream())
                    .map(at -> new AdministrationEntry(
                            at.time(),
                            at.height(),
                            at.record().kind().name(),
                            at.record().words().orElse(""),
                            at.record().voidReason()))
                    .toList();
        }

        private Map<QualifiedSide, List<QualificationChange>> history(ParticipantId id) {
            Map<QualifiedSide, List<QualificationChange>> history = new EnumMap<>(QualifiedSide.class);
            for (QualifiedSide side : QualifiedSide.values()) {
                List<QualificationChange> steps = qualifications.history(id, side);
                if (!steps.isEmpty()) {
                    history.put(side, steps);
                }
            }
            return history;
        }
    }

    /** The chains, to read in. */
    @Service
    record Chronicle(Ledger ledger, ChainBook book) {}
}
