package energy.wattle.sample.service;

import energy.wattle.ledger.Duty;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets the demonstration accounts of participants act for theirs, once these are members. */
@Order(72)
final class DemonstrationLink implements Duty {

    private final Map<String, ParticipantId> actors;
    private final MemberAccounts accounts;
    private final SampleSetup.SampleDesk desk;
    private boolean isDone;

    DemonstrationLink(PlayedData played, MemberAccounts accounts, SampleSetup.SampleDesk desk) {
        actors = SampleAccounts.actors(played);
        this.accounts = accounts;
        this.desk = desk;
    }

    @Override
    public void perform(Instant now) {
        if (!isDone) {
            isDone = actors.values().stream()
                    .allMatch(one -> desk.members().participant(one).isPresent());
            if (isDone) {
                actors.forEach((name, one) -> desk.once("account " + name, now, () -> accounts.link(name, one)));
            }
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }
}
