package energy.wattle.membership.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationOf;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What waits for an administrator's decision, each with all that is needed for it. */
@Route("admin/queue")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "membership.queue.menu", order = 10, icon = "vaadin:inbox")
@StyleSheet("theme/desks.css")
class QueueView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient MemberDesk desk;
    private final transient MarketClock clock;
    private final transient MemberWords words;
    private final Answer answer = new Answer();
    private final Div list = new Div();
    private final EmptyState calm;
    private final transient Map<Waiting, Section> shown = new LinkedHashMap<>();

    /** One side's application: what has been typed for it stays while others come and go. */
    private record Waiting(ParticipantId participant, QualifiedSide side) {}

    QueueView(MemberDesk desk, MarketClock clock, Live live) {
        this.desk = desk;
        this.clock = clock;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
        calm = new EmptyState(words.of("queue.none.next"), new Anchor("admin/participants", words.of("people.title")));
        add(new H1(words.of("queue.title")), answer, calm, list);
        live.follow(this, desk::awaitingReview, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title("queue.title");
    }

    private void show(List<QualificationOf> applications) {
        answer.setText(applications.isEmpty() ? words.of("queue.none") : words.of("queue.some", applications.size()));
        calm.setVisible(applications.isEmpty());
        Set<Waiting> waiting = applications.stream().map(QueueView::key).collect(Collectors.toSet());
        shown.entrySet().removeIf(entry -> {
            boolean isGone = !waiting.contains(entry.getKey());
            if (isGone) {
                list.remove(entry.getValue());
            }
            return isGone;
        });
        for (QualificationOf application : applications) {
            if (!shown.containsKey(key(application))) {
                desk.file(application.participant()).ifPresent(file -> add(application, file));
            }
        }
    }

    private void add(QualificationOf application, MemberFile file) {
        Participant participant = file.participant();
        H2 title = new H2(new Anchor(MemberWords.pathOf(participant.id()), participant.name()));
        Section section = new Section(
                title,
                new MemberFacts(file),
                new QualificationCard(desk, file, application.qualification(), clock.instant()));
        section.addClassName("desk-application");
        shown.put(key(application), section);
        list.add(section);
    }

    private static Waiting key(QualificationOf application) {
        return new Waiting(
                application.participant(), application.qualification().side());
    }
}
