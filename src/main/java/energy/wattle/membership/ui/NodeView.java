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
import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.Delegates.NodeFile;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One node of a chain for its review: what it was convicted of and by what evidence, how its participant is qualified,
 * and what administrators have decided and can decide.
 */
@Route("admin/delegates/:chain/:node")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("theme/desks.css")
class NodeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Delegates delegates;
    private final transient NodeReviews reviews;
    private final transient MemberDesk desk;
    private final transient MarketClock clock;
    private final transient Live live;
    private final transient MemberWords words;
    private String title = "";

    NodeView(Delegates delegates, NodeReviews reviews, MemberDesk desk, MarketClock clock, Live live) {
        this.delegates = delegates;
        this.reviews = reviews;
        this.desk = desk;
        this.clock = clock;
        this.live = live;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<MarketChain> chain = event.getRouteParameters()
                .get("chain")
                .flatMap(name -> delegates.chains().stream()
                        .filter(one -> one.name().code().equals(name))
                        .findFirst());
        Optional<NodeId> node = event.getRouteParameters().get("node").flatMap(NodeView::id);
        show(Found.orNotFound(chain.flatMap(known -> node.flatMap(named -> delegates.file(known.id(), named)))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", title);
    }

    private void show(NodeFile first) {
        title = words.of("node.title", first.line().node());
        removeAll();
        MarketChain chain = first.chain();
        Answer answer = new Answer();
        Div facts = new Div();
        NodeCase history = new NodeCase(words, chain);
        NodeReviewForm form = new NodeReviewForm(reviews, chain, first.line().node());
        add(
                new Anchor("admin/delegates/" + encoded(chain.name()), words.of("node.back")),
                new H1(title),
                answer,
                facts,
                history,
                form,
                new H2(words.of("node.participant")),
                participant(first.line().node()));
        live.follow(
                answer, () -> delegates.file(chain.id(), first.line().node()).orElse(first), file -> {
                    answer.setText(answer(file));
                    facts.removeAll();
                    facts.add(facts(file));
                    history.show(file);
                    form.setVisible(file.isEvicted());
                    form.offerReview(file.line().seat() == Delegates.Seat.HELD);
                });
    }

    private String answer(NodeFile file) {
        return words.of(
                "node.answer." + file.line().seat().name().toLowerCase(Locale.ROOT),
                file.line().node());
    }

    private FactList facts(NodeFile file) {
        Delegates.NodeLine line = file.line();
        return new FactList()
                .fact(words.of("node.chain"), file.chain().name().code())
                .fact(words.of("node.votes"), words.of(line.isVoting() ? "node.votes.yes" : "node.votes.no"))
                .fact(words.of("node.organisation"), line.organisation())
                .fact(words.of("node.missed"), words.formats().number(line.missedTurns()))
                .fact(words.of("node.demotions"), words.formats().number(line.demotions()))
                .fact(words.of("node.key"), line.key().toString());
    }

    /** Whose node it is, where a participant runs it, with its qualifications to be reviewed. */
    private Div participant(NodeId node) {
        Div part = new Div();
        Optional<MemberFile> file = participantId(node).flatMap(desk::file);
        if (file.isEmpty()) {
            part.add(new EmptyState(words.of("node.participant.none", node)));
            return part;
        }
        part.add(
                new Anchor(
                        MemberWords.pathOf(file.get().participant().id()),
                        file.get().participant().name()),
                new MemberFacts(file.get()));
        file.get()
                .participant()
                .qualifications()
                .forEach(qualification ->
                        part.add(new QualificationCard(desk, file.get(), qualification, clock.instant())));
        return part;
    }

    private static String encoded(NodeId name) {
        return URLEncoder.encode(name.code(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<NodeId> id(String code) {
        try {
            return Optional.of(new NodeId(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ParticipantId> participantId(NodeId node) {
        try {
            return Optional.of(new ParticipantId(node.code()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
