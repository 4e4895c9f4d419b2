package energy.wattle.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.ledger.Delegates.Lineup;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.shell.Confirmation;
import java.util.List;
import java.util.stream.Collectors;

/** Orders who goes on with a zone whose nodes are gone for good. */
class RecoveryForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient NodeReviews reviews;
    private final transient MarketChain chain;
    private final transient DelegateWords words;
    private final CheckboxGroup<String> nodes = new CheckboxGroup<>();
    private final Paragraph said = new Paragraph();
    private transient List<String> offered = List.of();

    RecoveryForm(NodeReviews reviews, MarketChain chain, DelegateWords words) {
        this.reviews = reviews;
        this.chain = chain;
        this.words = words;
        addClassName("desk-card");
        nodes.setLabel(words.of("recovery.nodes"));
        Div actions = new Div(new Button(words.of("recovery.action"), click -> ask()));
        actions.addClassName("desk-actions");
        said.getElement().setAttribute("role", "status");
        add(new H2(words.of("recovery.title")), new Paragraph(words.of("recovery.about")), nodes, actions, said);
    }

    void show(Lineup lineup) {
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
            case NodeReviews.Ordered ordered -> said.setText(words.of("recovery.done"));
            case NodeReviews.Refused(var problems) ->
                said.setText(problems.stream().map(words.chains()::of).collect(Collectors.joining("; ")));
        }
    }
}
