package energy.wattle.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.ChainBook;
import energy.wattle.ledger.ChainBook.BlockSheet;
import energy.wattle.ledger.ChainBook.RecordLine;
import energy.wattle.ledger.ChainBook.ResultLine;
import energy.wattle.ledger.MarketChain;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Optional;

/** One block: its header explained, why it is final, its records and what came of them. */
@Route("operations/chains/:chain/:height([0-9]{1,18})")
@RolesAllowed("OPERATOR")
@StyleSheet("theme/desks.css")
class BlockView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ChainBook book;
    private final transient ChainWords words;
    private String title = "";

    BlockView(ChainBook book) {
        this.book = book;
        words = new ChainWords(this, Formats.in(getLocale()));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MarketChain chain =
                Found.orNotFound(event.getRouteParameters().get("chain").flatMap(book::chain));
        long height = Long.parseLong(event.getRouteParameters().get("height").orElse("0"));
        show(chain, Found.orNotFound(book.block(chain.id(), height)));
    }

    @Override
    public String getPageTitle() {
        return words.title(title);
    }

    private void show(MarketChain chain, BlockSheet sheet) {
        BlockHeader header = sheet.header();
        title = words.of("block.title", words.formats().number(header.height()));
        removeAll();
        add(
                new Anchor(ChainWords.pathOf(chain), words.chain(chain)),
                new H1(title),
                new Answer(words.of(
                        "block.answer",
                        words.instant(Instant.ofEpochMilli(header.time())),
                        sheet.records().size(),
                        sheet.results().size(),
                        sheet.certificate().votes().size(),
                        sheet.validators())),
                neighbours(chain, header.height()),
                new H2(words.of("block.records")),
                new Paragraph(words.of("block.records.about")),
                records(sheet),
                new H2(words.of("block.results")),
                results(sheet),
                new H2(words.of("block.header")),
                new HeaderFacts(words, sheet));
    }

    private Div neighbours(MarketChain chain, long height) {
        Div neighbours = new Div();
        neighbours.addClassName("desk-actions");
        if (height > 1) {
            neighbours.add(new Anchor(ChainWords.pathOf(chain, height - 1), words.of("block.previous")));
        }
        if (book.block(chain.id(), height + 1).isPresent()) {
            neighbours.add(new Anchor(ChainWords.pathOf(chain, height + 1), words.of("block.next")));
        }
        return neighbours;
    }

    private DataTable<RecordLine> records(BlockSheet sheet) {
        DataTable<RecordLine> table = new DataTable<RecordLine>(
                        words.of("block.records"), words.of("block.records.none"))
                .text(words.of("record.kind"), line -> words.kind(line.kind()))
                .component(words.of("record.words"), line -> content(line.words(), line.isSealed(), "record.sealed"))
                .number(words.of("record.size"), line -> words.formats().number(line.size()))
                .text(words.of("record.sender"), line -> words.brief(line.sender()))
                .text(words.of("record.void"), line -> line.voidReason().orElse("–"))
                .text(words.of("record.id"), line -> words.brief(line.id()));
        table.show(sheet.records());
        return table;
    }

    private DataTable<ResultLine> results(BlockSheet sheet) {
        DataTable<ResultLine> table = new DataTable<ResultLine>(
                        words.of("block.results"), words.of("block.results.none"))
                .number(words.of("result.index"), line -> words.formats().number(line.index()))
                .text(words.of("result.kind"), ResultLine::kind)
                .component(
                        words.of("record.words"), line -> content(line.words(), line.isEncrypted(), "result.encrypted"))
                .number(words.of("record.size"), line -> words.formats().number(line.size()));
        table.show(sheet.results());
        return table;
    }

    private Component content(Optional<String> text, boolean isHidden, String hidden) {
        if (text.isPresent()) {
            return ChainWords.english(text.get());
        }
        Span none = new Span(isHidden ? words.of(hidden) : "–");
        none.addClassName("desk-muted");
        return none;
    }
}
