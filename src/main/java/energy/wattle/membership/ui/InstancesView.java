package energy.wattle.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.Enrolments.Instance;
import energy.wattle.ledger.Enrolments.Standing;
import energy.wattle.ledger.Enrolments.Token;
import energy.wattle.ledger.Enrolments.TokenState;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MemberDesk;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Live;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The instances of the market: which there are, and how others join, take their place or leave. */
@Route("admin/instances")
@NeedsCapability(Capability.ENROLMENT)
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "membership.instances.menu", order = 13, icon = "vaadin:server")
@StyleSheet("theme/desks.css")
class InstancesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Enrolments enrolments;
    private final transient MemberWords words;
    private final transient Live.Following following;
    private final Answer answer = new Answer();
    private final DataTable<Instance> instances;
    private final DataTable<Token> tokens;
    private final RetirementForm retirement;

    InstancesView(Enrolments enrolments, MemberDesk desk, Live live) {
        this.enrolments = enrolments;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk");
        instances = instances();
        tokens = tokens();
        retirement = new RetirementForm(enrolments, this::refresh);
        add(new H1(words.of("instances.title")), answer, instances, new H2(words.of("instances.enrol")));
        enrolments
                .obstacle()
                .ifPresentOrElse(
                        problem -> add(new EmptyState(words.of(problem))),
                        () -> add(new TokenForm(enrolments, desk, this::refresh)));
        add(new H2(words.of("instances.tokens")), tokens, new H2(words.of("instances.retire")), retirement);
        following = live.follow(this, this::load, this::show);
    }

    @Override
    public String getPageTitle() {
        return words.title("instances.title");
    }

    private record Shown(List<Instance> instances, List<Token> tokens) {}

    private Shown load() {
        return new Shown(enrolments.instances(), enrolments.tokens());
    }

    private void show(Shown shown) {
        long voting = shown.instances().stream().filter(Instance::isVoting).count();
        answer.setText(words.of("instances.answer", shown.instances().size(), voting));
        instances.show(shown.instances());
        tokens.show(shown.tokens());
        retirement.offer(shown.instances());
    }

    private void refresh() {
        following.refresh();
    }

    private DataTable<Instance> instances() {
        return new DataTable<Instance>(words.of("instances.title"), words.of("instances.none"))
                .text(words.of("instances.name"), Instance::name)
                .text(words.of("instances.tier"), one -> words.of("instances.tier." + lower(one.tier())))
                .text(
                        words.of("instances.zone"),
                        one -> one.zone().map(NodeId::code).orElse("–"))
                .component(words.of("instances.standing"), this::standing)
                .text(words.of("instances.votes"), one -> words.of(one.isVoting() ? "node.votes.yes" : "node.votes.no"))
                .text(words.of("instances.linked"), one -> instant(one.linkedSince(), "instances.linked.no"))
                .text(
                        words.of("instances.certificate"),
                        one -> instant(one.certificateUntil(), "instances.certificate.founding"));
    }

    private String instant(Optional<Instant> instant, String otherwise) {
        return instant.map(at -> words.instant(at, ZoneOffset.UTC)).orElseGet(() -> words.of(otherwise));
    }

    private Component standing(Instance instance) {
        Tone tone = instance.standing() == Standing.RETIRED ? Tone.NEUTRAL : Tone.GOOD;
        return new StatusBadge(tone, words.of("instances.standing." + lower(instance.standing())));
    }

    private DataTable<Token> tokens() {
        return new DataTable<Token>(words.of("instances.tokens"), words.of("instances.tokens.none"))
                .text(words.of("instances.name"), Token::instance)
                .component(words.of("instances.standing"), this::state)
                .text(words.of("instances.token.by"), Token::issuedBy)
                .text(words.of("instances.token.at"), token -> words.instant(token.issuedAt(), ZoneOffset.UTC))
                .text(words.of("instances.token.until"), token -> words.instant(token.expiresAt(), ZoneOffset.UTC))
                .component(words.of("accounts.action"), this::action);
    }

    private Component state(Token token) {
        Tone tone = switch (token.state()) {
            case OPEN -> Tone.WAITING;
            case USED -> Tone.GOOD;
            case EXPIRED, REVOKED -> Tone.NEUTRAL;
        };
        return new StatusBadge(tone, words.of("instances.token." + lower(token.state())));
    }

    private Component action(Token token) {
        if (token.state() != TokenState.OPEN) {
            return new Span();
        }
        Button revoke = new Button(words.of("instances.token.revoke"), click -> {
            enrolments.revoke(token.id());
            refresh();
        });
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        revoke.setAriaLabel(words.of("instances.token.revoke.which", token.instance()));
        return revoke;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
