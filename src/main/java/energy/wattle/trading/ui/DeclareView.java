package energy.wattle.trading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.UnsentInput;
import energy.wattle.trading.DeclarationForm;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.EditingHold;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TypedAnswer;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Problem;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Declares for one session: a table to type in, a summary before it is sent, and what became of what was sent. */
@Route("my/declare/:zone/:kind/:first")
@NeedsCapability(Capability.DECLARATION)
@RolesAllowed("PARTICIPANT")
@StyleSheet("theme/orders.css")
class DeclareView extends Div implements BeforeEnterObserver, HasDynamicTitle, UnsentInput {

    private static final long serialVersionUID = 1;

    private final transient OwnDeclarations declarations;
    private final transient Formats formats = Formats.in(getLocale());
    private final transient Live.Following following;
    private final H1 title = new H1();
    private final Answer answer = new Answer();
    private final Faults faults = new Faults();
    private final AgentSwitch agent;
    private final SentPanel sent;
    private final Div editing = new Div();
    private final Button review = new Button();
    private final HeldClock clock;
    private @Nullable OrderEditor editor;
    private transient @Nullable DeclarationForm form;
    private transient DeclareWords words = new DeclareWords(this, formats, ZoneOffset.UTC);
    private boolean hasUnsent;

    DeclareView(OwnDeclarations declarations, ObjectProvider<EditingHold> holds, Live live) {
        this.declarations = declarations;
        agent = new AgentSwitch(declarations::letAgentDeclare);
        sent = new SentPanel(this::withdraw);
        clock = new HeldClock(holds);
        review.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        review.addClickListener(click -> review());
        add(title, answer, clock, faults, editing, agent, sent);
        following = live.follow(this, this::loadSent, sent::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters address = event.getRouteParameters();
        String name = String.join(
                "/",
                address.get("zone").orElse(""),
                address.get("kind").orElse(""),
                address.get("first").orElse(""));
        show(Found.orNotFound(SessionId.ofName(name).flatMap(declarations::form)));
        if (isAttached()) {
            following.refresh();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", title.getText());
    }

    @Override
    public boolean hasUnsentInput() {
        return hasUnsent;
    }

    private void show(DeclarationForm shown) {
        form = shown;
        Session session = shown.session();
        words = new DeclareWords(this, formats, shown.timeZone());
        sent.use(words);
        title.setText(words.of("session.title", words.session(session)));
        answer.setText(shown.elsewhere()
                .map(instance -> words.of("elsewhere", instance))
                .orElseGet(() -> words.of(
                        (shown.isOpen() ? "basis." : "closed.") + DeclareWords.name(shown.basis()),
                        words.gate(session))));
        agent.show(shown.agentDeclares());
        editing.removeAll();
        faults.clear();
        hasUnsent = false;
        if (shown.isOpen()) {
            clock.begin(shown.lease());
            edit(shown);
        }
    }

    private void edit(DeclarationForm shown) {
        OrderEditor created = new OrderEditor(
                shown.currency(), interval -> formats.minute(interval.start().atZone(shown.timeZone())), this::edited);
        created.show(shown.lines());
        editor = created;
        Paragraph how = new Paragraph(words.of(
                "how",
                formats.price(shown.prices().floor()),
                formats.price(shown.prices().cap()),
                formats.price(shown.prices().tick())));
        how.addClassName("wattle-note");
        Div actions = new Div(review);
        actions.addClassNames("wattle-actions", "orders-actions");
        Div table = new Div(created);
        table.addClassName("orders-frame");
        editing.add(how, new OrdersFile(declarations::read, created::orders, this::take), table, actions);
        count();
    }

    private List<Problem> take(List<TypedOrder> read) {
        DeclarationForm shown = Objects.requireNonNull(form);
        List<Problem> foreign = read.stream()
                .map(TypedOrder::interval)
                .filter(interval -> !shown.session().covers(interval))
                .distinct()
                .map(interval -> Problem.of("trading.fault.interval", interval))
                .toList();
        if (foreign.isEmpty()) {
            Objects.requireNonNull(editor)
                    .show(TypedOrder.spread(shown.session().intervals(), read));
            edited();
        }
        return foreign;
    }

    private void edited() {
        hasUnsent = true;
        clock.renew();
        count();
    }

    /** The button says what it will do. */
    private void count() {
        long orders = Objects.requireNonNull(editor).orders().stream()
                .filter(order -> !order.isBlank())
                .count();
        review.setText(words.of("review", orders));
    }

    private void review() {
        OrderEditor typed = Objects.requireNonNull(editor);
        TypedAnswer checked = declarations.check(session().id(), typed.orders());
        tell(checked);
        if (checked instanceof TypedAnswer.Ready ready) {
            new SendDialog(words, session(), ready, sent.hasAny(), this::send).open();
        }
    }

    private void send() {
        TypedAnswer told =
                declarations.send(session().id(), Objects.requireNonNull(editor).orders());
        tell(told);
        if (told instanceof TypedAnswer.Sent) {
            hasUnsent = false;
            clock.end();
            following.refresh();
            answer.setText(words.of(sent.isDelayed() ? "kept" : "sent", words.session(session())));
        }
    }

    private void tell(TypedAnswer told) {
        OrderEditor typed = Objects.requireNonNull(editor);
        faults.clear();
        typed.clearFaults();
        switch (told) {
            case TypedAnswer.Faulty faulty -> {
                faults.add(faulty.ofWhole());
                faults.beside(faulty.faults().size());
                typed.showFaults(faulty.faults());
            }
            case TypedAnswer.Elsewhere(String instance) ->
                faults.add(List.of(Problem.of("trading.declare.elsewhere", instance)));
            case TypedAnswer.Unknown unknown -> faults.add(List.of(Problem.of("trading.declare.unknown")));
            case TypedAnswer.Ready ready -> {}
            case TypedAnswer.Sent taken -> {}
        }
    }

    private void withdraw() {
        faults.clear();
        switch (declarations.withdraw(session().id())) {
            case DeclarationReceipt.Taken taken -> answer.setText(words.of("withdrawn", words.session(session())));
            case DeclarationReceipt.Refused refused ->
                faults.add(
                        refused.faults().stream().map(DeclarationProblems::of).toList());
            case DeclarationReceipt.Elsewhere(String instance) ->
                faults.add(List.of(Problem.of("trading.declare.elsewhere", instance)));
            case DeclarationReceipt.Unknown unknown -> faults.add(List.of(Problem.of("trading.declare.unknown")));
        }
        following.refresh();
    }

    private List<OwnDeclaration> loadSent() {
        return declarations.sent(session().id());
    }

    private Session session() {
        return Objects.requireNonNull(form).session();
    }
}
