package energy.wattle.membership.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.membership.Acting;
import energy.wattle.membership.Administration;
import energy.wattle.membership.DeclaringAgents;
import energy.wattle.membership.Members;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.OwnMembership;
import energy.wattle.membership.OwnProfile;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.Qualifications;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** Answers for the participant that the reader acts for. */
@Service
class OwnMembershipService implements OwnMembership {

    private final Acting acting;
    private final Members members;
    private final Books books;
    private final ObjectProvider<DeclaringAgents> agents;

    OwnMembershipService(Acting acting, Members members, Books books, ObjectProvider<DeclaringAgents> agents) {
        this.acting = acting;
        this.members = members;
        this.books = books;
        this.agents = agents;
    }

    @Override
    public Optional<OwnProfile> profile() {
        return acting.standing()
                .map(own -> new OwnProfile(
                        own.participant(),
                        own.zone(),
                        books.histories(own.id()),
                        books.keys(own.participant()),
                        agents.stream().findFirst().flatMap(agent -> agent.declaresFor(own.id())),
                        own.at()));
    }

    @Override
    public Administration apply(QualifiedSide side, LocalDate from, LocalDate last) {
        return acting.standing()
                .map(own -> {
                    ZoneId timeZone = own.zone().timeZone();
                    return members.apply(
                            own.id(),
                            side,
                            from.atStartOfDay(timeZone).toInstant(),
                            last.plusDays(1).atStartOfDay(timeZone).toInstant());
                })
                .orElseGet(() -> new Administration.Refused(List.of(Problem.of("membership.own.nobody"))));
    }

    @Override
    public void letAgentDeclare(boolean declares) {
        acting.standing()
                .ifPresent(own -> agents.ifAvailable(agent -> {
                    if (agent.declaresFor(own.id()).isPresent()) {
                        agent.let(own.id(), declares);
                    }
                }));
    }

    /** What the main chain says of one participant. */
    @Component
    static class Books {

        private final Qualifications qualifications;
        private final Ledger ledger;

        Books(Qualifications qualifications, Ledger ledger) {
            this.qualifications = qualifications;
            this.ledger = ledger;
        }

        Map<QualifiedSide, List<QualificationChange>> histories(ParticipantId own) {
            Map<QualifiedSide, List<QualificationChange>> histories = new EnumMap<>(QualifiedSide.class);
            for (QualifiedSide side : QualifiedSide.values()) {
                List<QualificationChange> steps = qualifications.history(own, side);
                if (!steps.isEmpty()) {
                    histories.put(side, steps);
                }
            }
            return histories;
        }

        List<RegisteredKey> keys(Participant own) {
            return ledger.main().stream()
                    .flatMap(main -> MembershipState.keys(ledger.state(main.id()), own).stream())
                    .toList();
        }
    }
}
