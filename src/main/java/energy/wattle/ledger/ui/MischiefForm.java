package energy.wattle.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks;
import energy.wattle.ledger.NodeNetworks.NodeNow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a node of the sample misbehave, for whoever wants to see what the others do about it. */
class MischiefForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient NodeNetworks networks;
    private final transient MarketChain chain;
    private final transient DelegateWords words;
    private final Select<String> node = new Select<>();
    private final Select<Misbehaviour> what = new Select<>();
    private final Paragraph now = new Paragraph();
    private transient List<String> offered = List.of();

    MischiefForm(NodeNetworks networks, MarketChain chain, DelegateWords words) {
        this.networks = networks;
        this.chain = chain;
        this.words = words;
        addClassName("desk-card");
        node.setLabel(words.of("delegates.node"));
        what.setLabel(words.of("mischief.what"));
        what.setItems(Misbehaviour.values());
        what.setItemLabelGenerator(this::word);
        what.setValue(Misbehaviour.WRONG_CONTENT);
        Button tell = new Button(words.of("mischief.action"), click -> tell());
        tell.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(node, what);
        form.addClassName("desk-form");
        Div actions = new Div(tell);
        actions.addClassName("desk-actions");
        now.getElement().setAttribute("role", "status");
        add(new H2(words.of("mischief.title")), new Paragraph(words.of("mischief.about")), form, actions, now);
    }

    /** Offers the nodes that are there, and says which of them misbehave. */
    void show(List<NodeNow> nodes) {
        List<String> names =
                nodes.stream().map(one -> one.node().code()).sorted().toList();
        if (!names.equals(offered)) {
            offered = names;
            String chosen = node.getValue();
            node.setItems(names);
            node.setValue(
                    names.contains(chosen) ? chosen : names.stream().findFirst().orElse(null));
        }
        String guilty = nodes.stream()
                .filter(one -> one.misbehaviour() != Misbehaviour.NONE)
                .map(one -> words.of("mischief.one", one.node(), word(one.misbehaviour())))
                .collect(Collectors.joining(words.of("mischief.and")));
        now.setText(guilty.isEmpty() ? words.of("mischief.nobody") : words.of("mischief.now", guilty));
    }

    private void tell() {
        Optional.ofNullable(node.getValue())
                .ifPresent(chosen -> networks.misbehave(chain.id(), new NodeId(chosen), what.getValue()));
        networks.live(chain.id()).ifPresent(live -> show(live.nodes()));
    }

    private String word(Misbehaviour misbehaviour) {
        return words.of(
                "mischief." + misbehaviour.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
