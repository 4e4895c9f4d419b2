package energy.wattle.ledger.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ChainBook.BlockLine;
import energy.wattle.ledger.ChainBook.RecordLine;
import energy.wattle.ledger.MarketChain;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One chain: its latest blocks and the records that wait. {@code ?from=} has the highest block that is listed. */
@Route("operations/chains/:chain")
@RolesAllowed("OPERATOR")
@StyleSheet("theme/desks.css")
class ChainView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final String FROM = "from";
    private static final int PAGE = 50;

    private final transient ChainBook book;
    private final transient Live live;
    private final transient ChainWords words;
    private String title = "";

    /** What the page shows at once. */
    private record Shown(List<BlockLine> blocks, List<RecordLine> pending) {}

    ChainView(ChainBook book, Live live) {
        this.book = book;
        this.live = live;
        words = new ChainWords(this, Formats.in(getLocale()));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MarketChain chain =
                Found.orNotFound(event.getRouteParameters().get("chain").flatMap(book::chain));
        long from = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(FROM)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        show(chain, from);
    }

    @Override
    public String getPageTitle() {
        return words.title(title);
    }

    private void show(MarketChain chain, long from) {
        title = words.chain(chain);
        removeAll();
        Answer answer = new Answer();
        DataTable<BlockLine> blocks = blocks(chain);
        DataTable<RecordLine> pending = pending();
        Anchor older = new Anchor("", words.of("chain.older"));
        add(
                new Anchor("operations/chains", words.of("chains.title")),
                new H1(title),
                answer,
                new FactList().fact(words.of("chain.genesis"), chain.id().toString()),
                new H2(words.of("chain.pending")),
                pending,
                new H2(words.of("chain.blocks")),
                blocks,
                older);
        live.follow(answer, () -> new Shown(book.blocks(chain.id(), from, PAGE), book.pending(chain.id())), shown -> {
            blocks.show(shown.blocks());
            pending.show(shown.pending());
            answer.setText(answer(shown));
            long last = shown.blocks().isEmpty() ? 0 : shown.blocks().getLast().height();
            older.setVisible(last > 1);
            older.setHref(ChainWords.pathOf(chain) + "?from=" + (last - 1));
        });
    }

    private String answer(Shown shown) {
        return shown.blocks().isEmpty()
                ? words.of("chain.answer.none")
                : words.of(
                        "chain.answer",
                        words.formats().number(shown.blocks().getFirst().height()),
                        words.instant(shown.blocks().getFirst().time()),
                        shown.pending().size());
    }

    private DataTable<BlockLine> blocks(MarketChain chain) {
        return new DataTable<BlockLine>(words.of("chain.blocks"), words.of("chain.blocks.none"))
                .link(
                        words.of("chains.block"),
                        line -> words.formats().number(line.height()),
                        line -> ChainWords.pathOf(chain, line.height()))
                .text(words.of("chains.time"), line -> words.instant(line.time()))
                .number(words.of("block.records"), line -> words.formats().number(line.records()))
                .number(words.of("block.results"), line -> words.formats().number(line.results()))
                .text(words.of("block.hash"), line -> words.brief(line.hash()));
    }

    private DataTable<RecordLine> pending() {
        return new DataTable<RecordLine>(words.of("chain.pending"), words.of("chain.pending.none"))
                .text(words.of("record.kind"), line -> words.kind(line.kind()))
                .number(words.of("record.size"), line -> words.formats().number(line.size()))
                .text(words.of("record.sender"), line -> words.brief(line.sender()))
                .text(words.of("record.id"), line -> words.brief(line.id()));
    }
}
