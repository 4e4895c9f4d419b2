package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeReviews;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.util.Optional;

/** Readmits an evicted node, or refuses to, with a reason that stays on the chain. */
class NodeReviewForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient NodeReviews reviews;
    private final transient MarketChain chain;
    private final transient NodeId node;
    private final transient MemberWords words;
    private final boolean needsKey;
    private final Faults faults = new Faults();
    private final TextArea reason = new TextArea();
    private final TextField key = new TextField();
    private final Button review = new Button();
    private final Paragraph done = new Paragraph();

    NodeReviewForm(NodeReviews reviews, MarketChain chain, NodeId node) {
        this.reviews = reviews;
        this.chain = chain;
        this.node = node;
        words = new MemberWords(this, Formats.in(getLocale()));
        needsKey = !reviews.makesKeyOf(chain.id(), node);
        addClassName("desk-card");
        reason.addClassName("desk-reason");
        reason.setLabel(words.of("reason"));
        reason.setHelperText(words.of("node.reason.help"));
        reason.setMaxLength(NodeReviews.REASON_LENGTH);
        key.addClassName("desk-reason");
        key.setLabel(words.of("node.fresh-key"));
        key.setHelperText(words.of("node.fresh-key.help"));
        key.setVisible(needsKey);
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        Button readmit = new Button(words.of("node.readmit"), click -> readmit());
        readmit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button refuse = new Button(words.of("node.refuse"), click -> refuse());
        refuse.addThemeVariants(ButtonVariant.LUMO_ERROR);
        review.setText(words.of("node.review"));
        review.addClickListener(click -> review());
        Div actions = new Div(readmit, refuse, review);
        actions.addClassName("desk-actions");
        add(
                new H2(words.of("node.decide")),
                new Paragraph(words.of(needsKey ? "node.decide.about" : "node.decide.about.own-key")),
                faults,
                key,
                reason,
                actions,
                done);
    }

    /** Shows whether evictions of this chain wait for a review. */
    void offerReview(boolean isHeld) {
        review.setVisible(isHeld);
    }

    private void readmit() {
        answer(
                reviews.readmit(
                        chain.id(), node, needsKey ? Optional.of(key.getValue()) : Optional.empty(), reason.getValue()),
                "node.readmit.done");
    }

    private void refuse() {
        answer(reviews.refuse(chain.id(), node, reason.getValue()), "node.refuse.done");
    }

    private void review() {
        answer(reviews.review(chain.id(), reason.getValue()), "node.review.done");
    }

    private void answer(NodeReviews.Answer answer, String said) {
        faults.clear();
        done.setVisible(false);
        switch (answer) {
            case NodeReviews.Ordered ordered -> {
                done.setText(words.of(said));
                done.setVisible(true);
                reason.clear();
            }
            case NodeReviews.Refused(var problems) -> FieldFaults.show(faults, problems, this::field);
        }
    }

    private Optional<? extends HasValidation> field(Problem problem) {
        if (problem.key().startsWith("ledger.review.reason.")) {
            return Optional.of(reason);
        }
        return problem.key().startsWith("ledger.review.key.") && needsKey ? Optional.of(key) : Optional.empty();
    }
}
