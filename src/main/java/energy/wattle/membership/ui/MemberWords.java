package energy.wattle.membership.ui;

import com.vaadin.flow.component.Component;
import energy.wattle.membership.AccountFault;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.MemberDesk.Decision;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Role;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.Watts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** The words that membership's pages share. */
record MemberWords(Component page, Formats formats) {

    String of(String key, Object... arguments) {
        return page.getTranslation("membership." + key, arguments);
    }

    String of(Problem problem) {
        return page.getTranslation(problem.key(), problem.arguments().toArray());
    }

    String title(String key) {
        return page.getTranslation("shell.page.title", of(key));
    }

    /** The address of a participant's page. */
    static String pathOf(ParticipantId participant) {
        return "admin/participants/"
                + URLEncoder.encode(participant.code(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    String side(QualifiedSide side) {
        return of("side." + lower(side));
    }

    String kind(ResourceKind kind) {
        return of("kind." + lower(kind));
    }

    String role(Role role) {
        return of("role." + lower(role));
    }

    String decision(Decision decision) {
        return of("decision." + lower(decision));
    }

    String fault(AccountFault fault) {
        return of("account.fault." + lower(fault), Accounts.SHORTEST_PASSWORD, Accounts.LONGEST_PASSWORD);
    }

    String capacity(Watts watts) {
        return formats.amount(watts.value(), Watts.DECIMALS) + " kW";
    }

    String connection(Participant participant) {
        return participant
                .connectionLimit()
                .map(this::capacity)
                .orElseGet(() -> of("connection.default", capacity(participant.connection())));
    }

    String day(Instant instant, ZoneId timeZone) {
        return formats.date(instant.atZone(timeZone).toLocalDate());
    }

    String instant(Instant instant, ZoneId timeZone) {
        ZonedDateTime local = instant.atZone(timeZone);
        return "%s %s".formatted(formats.date(local.toLocalDate()), formats.minute(local));
    }

    String period(Qualification qualification, ZoneId timeZone) {
        return of("period", instant(qualification.from(), timeZone), instant(qualification.until(), timeZone));
    }

    String status(QualificationStatus status) {
        return of("status." + lower(status));
    }

    /** Expiry is not a status on the ledger, but it is what counts. */
    StatusBadge badge(Qualification qualification, Instant now) {
        if (qualification.isExpiredAt(now)) {
            return new StatusBadge(Tone.NEUTRAL, of("status.expired"));
        }
        Tone tone = switch (qualification.status()) {
            case APPLIED -> Tone.WAITING;
            case APPROVED -> Tone.GOOD;
            case REFUSED -> Tone.BAD;
            case SUSPENDED -> Tone.WARNING;
        };
        return new StatusBadge(tone, status(qualification.status()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
