package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Role;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets the demonstration account of participants act for one that both feeds in and draws, once that is a member. */
@Order(72)
final class DemonstrationLink implements Duty {

    private static final String ACCOUNT = Role.PARTICIPANT.name().toLowerCase(Locale.ROOT);

    private final PlayedData played;
    private final MemberAccounts accounts;
    private final SampleSetup.SampleDesk desk;
    private boolean isDone;

    DemonstrationLink(PlayedData played, MemberAccounts accounts, SampleSetup.SampleDesk desk) {
        this.played = played;
        this.accounts = accounts;
        this.desk = desk;
    }

    @Override
    public void perform(Instant now) {
        if (!isDone) {
            Optional<ParticipantId> chosen =
                    chosen().filter(one -> desk.members().participant(one).isPresent());
            chosen.ifPresent(one -> {
                desk.once("account", now, () -> accounts.link(ACCOUNT, one));
                isDone = true;
            });
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private Optional<ParticipantId> chosen() {
        return played.participants().stream()
                .filter(one -> one.feedsIn() && one.draws())
                .min(Comparator.comparing(one -> !one.isNaturalPerson()))
                .map(SampleParticipant::id);
    }
}
