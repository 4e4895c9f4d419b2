package energy.wattle.membership.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One participant: what it is, what it may, and what an administrator can change about it. */
@Route("admin/participants/:participant")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("theme/desks.css")
class ParticipantView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MemberDesk desk;
    private final transient MarketClock clock;
    private final transient MemberWords words;
    private String title = "";

    ParticipantView(MemberDesk desk, MarketClock clock) {
        this.desk = desk;
        this.clock = clock;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Found.orNotFound(event.getRouteParameters()
                .get("participant")
                .flatMap(ParticipantView::id)
                .flatMap(desk::file)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", title);
    }

    private void show(MemberFile file) {
        Instant now = clock.instant();
        title = file.participant().name();
        removeAll();
        add(
                new Anchor("admin/participants", words.of("people.title")),
                new H1(title),
                new Answer(answer(file, now)),
                new MemberFacts(file),
                new H2(words.of("member.qualifications")));
        if (file.participant().qualifications().isEmpty()) {
            add(new EmptyState(words.of("member.qualifications.none")));
        }
        file.participant()
                .qualifications()
                .forEach(qualification -> add(new QualificationCard(desk, file, qualification, now)));
        add(new MemberChanges(desk, file), new H2(words.of("member.keys")), keys(file));
    }

    private String answer(MemberFile file, Instant now) {
        long holding = file.participant().qualifications().stream()
                .filter(qualification -> qualification.holdsAt(now))
                .count();
        return words.of(holding == 0 ? "member.answer.none" : "member.answer", holding);
    }

    private DataTable<RegisteredKey> keys(MemberFile file) {
        DataTable<RegisteredKey> keys = new DataTable<RegisteredKey>(
                        words.of("member.keys"), words.of("member.keys.none"))
                .text(words.of("signing.id"), key -> key.id().toString())
                .text(
                        words.of("signing.role"),
                        key -> words.of(
                                "signing.role." + key.holder().role().name().toLowerCase(Locale.ROOT)))
                .text(
                        words.of("signing.kept"),
                        key -> words.of(key.holder().isCustodial() ? "signing.kept.here" : "signing.kept.elsewhere"));
        keys.show(file.keys());
        return keys;
    }

    private static Optional<ParticipantId> id(String code) {
        try {
            return Optional.of(new ParticipantId(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
