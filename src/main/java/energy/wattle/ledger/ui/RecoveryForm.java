package energy.wattle.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import energy.wattle.ledger.Delegates.Lineup;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.ledger.NodeReviews.Manifest;
import energy.wattle.shell.Confirmation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Orders who goes on with a chain whose nodes are gone for good. The main chain's own order waits to be pinned, and is
 * shown until it has been followed.
 */
class RecoveryForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient NodeReviews reviews;
    private final transient MarketChain chain;
    private final transient DelegateWords words;
    private final CheckboxGroup<String> nodes = new CheckboxGroup<>();
    private final Paragraph said = new Paragraph();
    private final Div waiting = new Div();
    private transient List<String> offered = List.of();
    private transient List<Manifest> shown = List.of();

    RecoveryForm(NodeReviews reviews, MarketChain chain, DelegateWords words) {
        this.reviews = reviews;
        this.chain = chain;
        this.words = words;
        addClassName("desk-card");
        nodes.setLabel(words.of("recovery.nodes"));
        Div actions = new Div(new Button(words.of("recovery.action"), click -> ask()));
        actions.addClassName("desk-actions");
        said.getElement().setAttribute("role", "status");
        add(new H2(words.of("recovery.title")), new Paragraph(words.of("recovery.about")));
        if (chain.isMain()) {
            add(new Paragraph(words.of("recovery.main")));
        }
        add(nodes, actions, said, waiting);
    }

    /** @param manifests of the main chain that wait, where it is shown */
    void show(Lineup lineup, List<Manifest> manifests) {
        show(lineup);
        show(manifests);
    }

    private void show(List<Manifest> manifests) {
        if (!manifests.equals(shown)) {
            shown = manifests;
            waiting.removeAll();
            manifests.forEach(manifest -> waiting.add(text(manifest)));
        }
    }

    private Section text(Manifest manifest) {
        String names = manifest.nodes().stream().map(NodeId::code).collect(Collectors.joining(", "));
        String above = words.chains().formats().number(manifest.above());
        Pre line = new Pre("wattle.ledger.pinned-recoveries=%s".formatted(manifest.hash()));
        line.getElement().setAttribute("tabindex", "0");
        return new Section(
                new H3(words.of("recovery.manifest", above, names)),
                new Paragraph(words.of(manifest.isPinned() ? "recovery.pinned" : "recovery.unpinned")),
                line);
    }

    private void show(Lineup lineup) {
        List<String> names = lineup.nodes().stream()
                .filter(NodeLine::isVoting)
                .map(line -> line.node().code())
                .sorted()
                .toList();
        if (!names.equals(offered)) {
            offered = names;
            nodes.setItems(names);
        }
    }

    private void ask() {
        new Confirmation(
                        words.of("recovery.sure", words.chains().chain(chain)),
                        words.of("recovery.loss"),
                        words.of("recovery.action"),
                        this::order)
                .open();
    }

    private void order() {
        List<NodeId> chosen =
                nodes.getValue().stream().sorted().map(NodeId::new).toList();
        switch (reviews.recover(chain.id(), chosen)) {
            case NodeReviews.Ordered ordered -> {
                said.setText(words.of(chain.isMain() ? "recovery.signed" : "recovery.done"));
                show(chain.isMain() ? reviews.manifests() : List.of());
            }
            case NodeReviews.Refused(var problems) ->
                said.setText(problems.stream().map(words.chains()::of).collect(Collectors.joining("; ")));
        }
    }
}
