package energy.wattle.ledger.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.Delegates.Lineup;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeNetworks;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.HeatTable;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.Readers;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Who votes on a chain and who leads it, how fast nodes answer each other, and who is out. The main chain first. */
@Route("admin/delegates/:chain?")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed({"ADMINISTRATOR", DelegatesView.OPERATOR})
@Menu(title = "ledger.delegates.menu", order = 13, icon = "vaadin:cluster")
@StyleSheet("theme/desks.css")
class DelegatesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String OPERATOR = "OPERATOR";

    private static final long serialVersionUID = 1;

    private final transient Delegates delegates;
    private final transient NodeNetworks networks;
    private final transient NodeReviews reviews;
    private final transient Live live;
    private final boolean isOperator;
    private final boolean isAdministrator;
    private final transient DelegateWords words;

    /** What the page shows at once. */
    private record Shown(Lineup lineup, Optional<NodeNetworks.Live> now, List<NodeReviews.Manifest> manifests) {}

    DelegatesView(Delegates delegates, NodeNetworks networks, NodeReviews reviews, Live live, Readers readers) {
        this.delegates = delegates;
        this.networks = networks;
        this.reviews = reviews;
        this.live = live;
        isOperator = readers.current().roles().contains(OPERATOR);
        isAdministrator = readers.current().roles().contains("ADMINISTRATOR");
        words = new DelegateWords(new ChainWords(this, Formats.in(getLocale())));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new H1(words.of("delegates.title")));
        Optional<String> asked = event.getRouteParameters().get("chain");
        List<MarketChain> chains = delegates.chains();
        if (chains.isEmpty() && asked.isEmpty()) {
            add(new EmptyState(words.of("chains.none")));
            return;
        }
        show(
                chains,
                Found.orNotFound(chains.stream()
                        .filter(chain -> asked.isEmpty()
                                ? chain.isMain()
                                : chain.name().code().equals(asked.get()))
                        .findFirst()));
    }

    @Override
    public String getPageTitle() {
        return words.chains().title(words.of("delegates.title"));
    }

    private void show(List<MarketChain> chains, MarketChain shown) {
        Nav choice = new Nav();
        choice.addClassName("desk-actions");
        choice.getElement().setAttribute("aria-label", words.of("delegates.choice"));
        for (MarketChain chain : chains) {
            Anchor link = new Anchor(DelegateWords.pathOf(chain), words.chains().chain(chain));
            if (chain.equals(shown)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            choice.add(link);
        }
        Answer answer = new Answer();
        Div facts = new Div();
        DataTable<NodeLine> nodes = nodes(shown);
        HeatTable trips = new HeatTable(words.of("delegates.trips"));
        Paragraph tripsAbout = new Paragraph();
        HeatTable votes = new HeatTable(words.of("delegates.votes"));
        Paragraph votesAbout = new Paragraph();
        add(
                choice,
                answer,
                facts,
                nodes,
                new H2(words.of("delegates.trips")),
                tripsAbout,
                trips,
                new H2(words.of("delegates.votes")),
                votesAbout,
                votes);
        Optional<MischiefForm> mischief = isOperator && networks.mayMisbehave()
                ? networks.live(shown.id()).map(now -> new MischiefForm(networks, shown, words))
                : Optional.empty();
        mischief.ifPresent(this::add);
        Optional<RecoveryForm> recovery = isAdministrator
                ? networks.live(shown.id()).map(now -> new RecoveryForm(reviews, shown, words))
                : Optional.empty();
        recovery.ifPresent(this::add);
        ChainId id = shown.id();
        live.follow(answer, () -> new Shown(delegates.lineup(id), networks.live(id), manifests(shown)), now -> {
            Lineup lineup = now.lineup();
            answer.setText(words.answer(lineup));
            facts.removeAll();
            facts.add(facts(lineup, now.now()));
            nodes.show(lineup.nodes());
            mischief.ifPresent(form -> now.now().ifPresent(network -> form.show(network.nodes())));
            recovery.ifPresent(form -> form.show(lineup, now.manifests()));
            tripsAbout.setText(words.trips(lineup));
            trips.setVisible(lineup.measured().isPresent());
            lineup.measured()
                    .ifPresent(measured ->
                            new LineupTables(words, lineup).trips(measured).show(trips));
            votesAbout.setText(now.now().isPresent() ? words.of("delegates.heard.about") : words.votes(lineup));
            votes.setVisible(!lineup.recent().isEmpty());
            LineupTables tables = new LineupTables(words, lineup);
            now.now()
                    .map(network -> new HeardTable(words, network, tables.ranked()).matrix())
                    .orElseGet(tables::votes)
                    .show(votes);
        });
    }

    private List<NodeReviews.Manifest> manifests(MarketChain chain) {
        return isAdministrator && chain.isMain() ? reviews.manifests() : List.of();
    }

    private FactList facts(Lineup lineup, Optional<NodeNetworks.Live> now) {
        Formats formats = words.chains().formats();
        FactList facts = new FactList()
                .fact(words.of("delegates.leader"), lineup.leader().code())
                .fact(
                        words.of("delegates.block"),
                        words.of(
                                "delegates.block.at",
                                formats.number(lineup.head().height()),
                                words.chains().instant(lineup.head().time())))
                .fact(words.of("delegates.round"), formats.number(lineup.round()))
                .fact(
                        words.of("delegates.epoch"),
                        words.of(
                                "delegates.epoch.until",
                                formats.number(lineup.epoch()),
                                formats.number(lineup.epochEnd())))
                .fact(
                        words.of("delegates.quorum"),
                        words.of("delegates.quorum.of", lineup.quorum(), words.voting(lineup), lineup.faulty()));
        now.ifPresent(network -> facts.fact(words.of("delegates.now"), words.now(network)));
        return facts;
    }

    private DataTable<NodeLine> nodes(MarketChain chain) {
        Formats formats = words.chains().formats();
        return new DataTable<NodeLine>(words.of("delegates.nodes"), words.of("delegates.nodes.none"))
                .link(
                        words.of("delegates.node"),
                        line -> line.node().code(),
                        line -> DelegateWords.pathOf(chain, line.node()))
                .component(words.of("delegates.seat"), line -> words.badge(line.seat()))
                .number(
                        words.of("delegates.score"),
                        line -> line.score().isPresent()
                                ? words.millis(line.score().getAsLong())
                                : "–")
                .number(words.of("delegates.missed"), line -> formats.number(line.missedTurns()))
                .number(words.of("delegates.demotions"), line -> formats.number(line.demotions()))
                .text(words.of("delegates.organisation"), NodeLine::organisation)
                .text(words.of("delegates.key"), line -> words.chains().brief(line.key()));
    }
}
