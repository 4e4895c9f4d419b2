package energy.wattle.membership.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.ledger.Delegates.NodeFile;
import energy.wattle.ledger.Delegates.Order;
import energy.wattle.ledger.Delegates.Rejection;
import energy.wattle.ledger.Delegates.Verdict;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.FactList;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What was shown against a node, each conviction with its evidence, and what administrators ordered about it. */
class NodeCase extends Div {

    private static final long serialVersionUID = 1;

    private final transient MemberWords words;
    private final transient MarketChain chain;
    private final Div verdicts = new Div();
    private final DataTable<Order> orders;
    private transient List<Verdict> shown = List.of();

    NodeCase(MemberWords words, MarketChain chain) {
        this.words = words;
        this.chain = chain;
        orders = new DataTable<Order>(words.of("node.orders"), words.of("node.orders.none"))
                .text(words.of("history.at"), order -> words.instant(order.at(), ZoneOffset.UTC))
                .text(words.of("node.orders.what"), order -> words.of("node.order." + lower(order.decision())))
                .wide(words.of("node.orders.reason"), Order::reason)
                .text(words.of("node.orders.state"), this::state)
                .number(words.of("history.block"), order -> words.formats().number(order.block()));
        add(
                new H2(words.of("node.verdicts")),
                verdicts,
                new H2(words.of("node.orders")),
                new Paragraph(words.of("node.orders.about")),
                orders);
    }

    void show(NodeFile file) {
        orders.show(file.orders());
        if (file.verdicts().equals(shown) && verdicts.getComponentCount() > 0) {
            return;
        }
        shown = file.verdicts();
        verdicts.removeAll();
        if (shown.isEmpty()) {
            verdicts.add(new Paragraph(words.of("node.verdicts.none")));
        }
        shown.forEach(verdict -> verdicts.add(card(verdict)));
    }

    private String state(Order order) {
        return order.refusal()
                .map(refusal ->
                        refusal.isEmpty() ? words.of("node.order.done") : words.of("node.order.refused", refusal))
                .orElseGet(() -> words.of("node.order.waits"));
    }

    private Section card(Verdict verdict) {
        VerdictFact.Convicted fact = verdict.fact();
        Section card = new Section(
                new H3(words.of("node.charge." + lower(fact.charge()))),
                new FactList()
                        .fact(
                                words.of("node.verdict.about"),
                                words.of(
                                        "node.verdict.place",
                                        words.formats().number(fact.height()),
                                        words.formats().number(fact.round())))
                        .fact(
                                words.of("node.verdict.block"),
                                words.of(
                                        "node.verdict.block.of",
                                        words.formats().number(verdict.block()),
                                        chain.name().code(),
                                        words.instant(verdict.at(), ZoneOffset.UTC)))
                        .fact(words.of("node.verdict.key"), fact.key().toString())
                        .fact(
                                words.of("node.verdict.consequence"),
                                words.of("node.consequence." + lower(fact.consequence()))));
        card.addClassName("desk-card");
        if (!verdict.rejections().isEmpty()) {
            DataTable<Rejection> rejections = new DataTable<Rejection>(
                            words.of("node.rejections"), words.of("node.rejections"))
                    .text(
                            words.of("node.rejections.node"),
                            rejection -> rejection.node().code())
                    .wide(words.of("node.rejections.reason"), Rejection::reason);
            rejections.show(verdict.rejections());
            card.add(new H3(words.of("node.rejections")), rejections);
        }
        verdict.words().ifPresent(evidence -> {
            Paragraph english = new Paragraph(evidence);
            english.addClassName("desk-words");
            // The ledger's words are English in every language.
            english.getElement().setAttribute("lang", "en");
            card.add(new H3(words.of("node.verdict.evidence")), english);
        });
        return card;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
