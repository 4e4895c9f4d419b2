package energy.wattle.membership.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.membership.OwnMembership;
import energy.wattle.membership.OwnProfile;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.StatusBadge;
import energy.wattle.units.Watts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** My profile: who I am on the ledger, what I own, what I may trade, which keys sign for me. */
@Route("my/profile")
@RolesAllowed("PARTICIPANT")
@Menu(title = "membership.profile.menu", order = 14, icon = "vaadin:user")
class ProfileView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Formats formats = Formats.in(getLocale());
    private final Answer answer = new Answer();
    private final Checkbox agent = new Checkbox(getTranslation("membership.profile.agent"));
    private final DataTable<Resource> resources;
    private final DataTable<QualificationChange> qualifications;
    private final DataTable<RegisteredKey> keys;
    private final ApplicationForm application;
    private transient ZoneId timeZone = ZoneOffset.UTC;

    ProfileView(OwnMembership membership, Live live) {
        agent.setHelperText(getTranslation("membership.profile.agent.about"));
        agent.setVisible(false);
        agent.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                membership.letAgentDeclare(change.getValue());
            }
        });
        resources = resources();
        qualifications = qualifications();
        keys = keys();
        application = new ApplicationForm(membership);
        add(
                new H1(getTranslation("membership.profile.title")),
                answer,
                agent,
                new H2(getTranslation("membership.profile.resources")),
                resources,
                new H2(getTranslation("membership.profile.qualifications")),
                qualifications,
                application,
                new H2(getTranslation("membership.profile.keys")),
                keys);
        live.follow(this, membership::profile, this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", getTranslation("membership.profile.title"));
    }

    private void show(Optional<OwnProfile> found) {
        application.setVisible(found.isPresent());
        found.ifPresentOrElse(this::show, () -> answer.setText(getTranslation("membership.own.nobody")));
    }

    private void show(OwnProfile profile) {
        timeZone = profile.zone().timeZone();
        Participant own = profile.participant();
        answer.setText(getTranslation(
                "membership.profile.answer",
                own.name(),
                own.id(),
                profile.zone().name(),
                formats.amount(own.connection().value(), Watts.DECIMALS),
                getTranslation("membership.profile.may." + may(own, profile.at()))));
        agent.setVisible(profile.agentDeclares().isPresent());
        profile.agentDeclares().ifPresent(agent::setValue);
        resources.show(own.resources());
        qualifications.show(profile.histories().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(QualificationChange::height).reversed())
                .toList());
        keys.show(profile.keys());
    }

    private static String may(Participant own, Instant at) {
        boolean sells = holds(own, QualifiedSide.SELLER, at);
        boolean buys = holds(own, QualifiedSide.BUYER, at);
        return sells && buys ? "both" : sells ? "sell" : buys ? "buy" : "none";
    }

    private static boolean holds(Participant own, QualifiedSide side, Instant at) {
        return own.qualification(side).stream().anyMatch(held -> held.holdsAt(at));
    }

    private DataTable<Resource> resources() {
        return new DataTable<Resource>(
                        getTranslation("membership.profile.resources"),
                        getTranslation("membership.profile.resources.none"))
                .text(getTranslation("membership.profile.resource"), Resource::name)
                .text(getTranslation("membership.profile.kind"), row -> word("kind", row.kind()))
                .number(
                        getTranslation("membership.profile.installed"),
                        row -> formats.amount(row.installed().value(), Watts.DECIMALS))
                .text(
                        getTranslation("membership.profile.class"),
                        row -> getTranslation(
                                row.isRenewable()
                                        ? "membership.profile.class.renewable"
                                        : "membership.profile.class.conventional"));
    }

    private DataTable<QualificationChange> qualifications() {
        return new DataTable<QualificationChange>(
                        getTranslation("membership.profile.qualifications"),
                        getTranslation("membership.profile.qualifications.none"))
                .text(
                        getTranslation("membership.profile.side"),
                        row -> word("side", row.after().side()))
                .component(
                        getTranslation("membership.profile.status"),
                        row -> badge(row.after().status()))
                .text(
                        getTranslation("membership.profile.from"),
                        row -> date(row.after().from()))
                .text(
                        getTranslation("membership.profile.until"),
                        row -> date(row.after().until()))
                .text(getTranslation("membership.profile.since"), row -> date(row.at()))
                .number(getTranslation("membership.profile.block"), row -> formats.number(row.height()))
                .wide(
                        getTranslation("membership.profile.reason"),
                        row -> row.after().reason());
    }

    private DataTable<RegisteredKey> keys() {
        return new DataTable<RegisteredKey>(
                        getTranslation("membership.profile.keys"), getTranslation("membership.profile.keys.none"))
                .text(
                        getTranslation("membership.profile.key"),
                        row -> row.id().hash().toString().substring(0, 16))
                .text(
                        getTranslation("membership.profile.key.role"),
                        row -> word("key", row.holder().role()))
                .text(
                        getTranslation("membership.profile.key.kept"),
                        row -> getTranslation(
                                row.holder().isCustodial()
                                        ? "membership.profile.key.here"
                                        : "membership.profile.key.elsewhere"));
    }

    private StatusBadge badge(QualificationStatus status) {
        StatusBadge.Tone tone = switch (status) {
            case APPLIED -> StatusBadge.Tone.WAITING;
            case APPROVED -> StatusBadge.Tone.GOOD;
            case REFUSED -> StatusBadge.Tone.BAD;
            case SUSPENDED -> StatusBadge.Tone.WARNING;
        };
        return new StatusBadge(tone, word("status", status));
    }

    private String word(String group, Enum<?> constant) {
        return getTranslation(
                "membership.profile." + group + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    private String date(Instant instant) {
        return formats.date(LocalDate.ofInstant(instant, timeZone));
    }
}
