package energy.wattle.membership.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Every participant, to be found and opened, and a form for a new one. {@code ?find=} has the text that is looked for.
 */
@Route("admin/participants")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "membership.people.menu", order = 11, icon = "vaadin:users")
@StyleSheet("theme/desks.css")
class ParticipantsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String FIND = "find";

    private final transient MarketClock clock;
    private final transient MemberWords words;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final TextField find = new TextField();
    private final DataTable<Participant> table;

    ParticipantsView(MemberDesk desk, ZoneDesk zones, MarketClock clock, Live live) {
        this.clock = clock;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
        find.setLabel(words.of("people.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        table = table();
        Details enrol = new Details(words.of("enrol.title"), new EnrolmentForm(desk, zones.zones(), clock));
        add(new H1(words.of("people.title")), answer, find, table, enrol);
        following = live.follow(this, () -> desk.search(find.getValue()), this::show);
        find.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keepInAddress(change.getValue());
            }
            following.refresh();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        find.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(FIND)
                .orElse(""));
    }

    @Override
    public String getPageTitle() {
        return words.title("people.title");
    }

    private void keepInAddress(String text) {
        QueryParameters query = text.isBlank() ? QueryParameters.empty() : QueryParameters.simple(Map.of(FIND, text));
        getUI().ifPresent(ui -> ui.navigate(ParticipantsView.class, query));
    }

    private void show(List<Participant> participants) {
        long applying = participants.stream()
                .flatMap(participant -> participant.qualifications().stream())
                .filter(held -> held.status() == QualificationStatus.APPLIED)
                .count();
        answer.setText(words.of("people.answer", participants.size(), applying));
        table.show(participants);
    }

    private DataTable<Participant> table() {
        return new DataTable<Participant>(words.of("people.title"), words.of("people.none"))
                .link(
                        words.of("member.id"),
                        participant -> participant.id().code(),
                        participant -> MemberWords.pathOf(participant.id()))
                .sorted(Comparator.comparing(Participant::id))
                .text(words.of("member.name"), Participant::name)
                .sorted(Comparator.comparing(Participant::name))
                .text(words.of("member.zone"), participant -> participant.zone().code())
                .sorted(Comparator.comparing(Participant::zone))
                .number(words.of("member.connection"), participant -> words.capacity(participant.connection()))
                .text(words.side(QualifiedSide.SELLER), participant -> state(participant, QualifiedSide.SELLER))
                .text(words.side(QualifiedSide.BUYER), participant -> state(participant, QualifiedSide.BUYER));
    }

    private String state(Participant participant, QualifiedSide side) {
        Instant now = clock.instant();
        return participant
                .qualification(side)
                .map(held -> held.isExpiredAt(now) ? words.of("status.expired") : words.status(held.status()))
                .orElse("–");
    }
}
