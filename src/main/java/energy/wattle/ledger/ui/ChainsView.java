package energy.wattle.ledger.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.ChainStatus;
import energy.wattle.ledger.ChainStatuses;
import energy.wattle.shell.Answer;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Where each chain stands, and what it waits for. */
@Route("operations/chains")
@RolesAllowed("OPERATOR")
@Menu(title = "ledger.chains.menu", order = 21, icon = "vaadin:link")
@StyleSheet("theme/desks.css")
class ChainsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ChainWords words;
    private final Answer answer = new Answer();
    private final DataTable<ChainStatus> table;

    ChainsView(ChainStatuses chains, Live live) {
        words = new ChainWords(this, Formats.in(getLocale()));
        addClassName("desk");
        table = new DataTable<ChainStatus>(words.of("chains.title"), words.of("chains.none"))
                .link(
                        words.of("chains.chain"),
                        status -> words.chain(status.chain()),
                        status -> ChainWords.pathOf(status.chain()))
                .number(
                        words.of("chains.block"),
                        status -> words.formats().number(status.head().height()))
                .text(
                        words.of("chains.time"),
                        status -> words.instant(status.head().time()))
                .number(words.of("chains.pending"), status -> words.formats().number(status.pending()))
                .text(words.of("chains.anchored"), words::anchored)
                .text(words.of("chains.tolerates"), words::tolerates);
        add(new H1(words.of("chains.title")), answer, table, new Paragraph(words.of("chains.about")));
        live.follow(this, chains::all, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title(words.of("chains.title"));
    }

    private void show(List<ChainStatus> chains) {
        long blocks =
                chains.stream().mapToLong(status -> status.head().height()).sum();
        int pending = chains.stream().mapToInt(ChainStatus::pending).sum();
        answer.setText(
                chains.isEmpty()
                        ? words.of("chains.none")
                        : words.of(
                                "chains.answer", chains.size(), words.formats().number(blocks), pending));
        table.show(chains);
    }
}
