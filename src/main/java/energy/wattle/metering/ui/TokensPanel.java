package energy.wattle.metering.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterTokens;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import energy.wattle.units.TradingZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** The tokens with which meters and metering operators bring readings: made, shown once, revoked. */
class TokensPanel extends Div {

    private static final long serialVersionUID = 1;

    private final transient MeterDesk desk;
    private final transient MeterWords words;
    private final Faults faults = new Faults();
    private final TextField label = new TextField();
    private final Select<TradingZoneId> zone = new Select<>();
    private final TextField participant = new TextField();
    private final CheckboxGroup<MeterToken.Use> uses = new CheckboxGroup<>();
    private final Div secret = new Div();
    private final DataTable<MeterToken> table;

    TokensPanel(MeterDesk desk) {
        this.desk = desk;
        words = new MeterWords(this, Formats.in(getLocale()));
        label.setLabel(words.of("token.label"));
        label.setMaxLength(MeterTokens.LONGEST_LABEL);
        zone.setLabel(words.of("zone"));
        zone.setItems(desk.zones());
        zone.setItemLabelGenerator(TradingZoneId::code);
        desk.zones().stream().findFirst().ifPresent(zone::setValue);
        participant.setLabel(words.of("participant"));
        participant.setHelperText(words.of("token.participant.help"));
        uses.setLabel(words.of("token.uses"));
        uses.setItems(MeterToken.Use.values());
        uses.setItemLabelGenerator(words::use);
        uses.setValue(EnumSet.of(MeterToken.Use.READINGS));
        secret.getElement().setAttribute("role", "status");
        secret.addClassName("desk-card");
        secret.setVisible(false);
        Div form = new Div(label, zone, participant, uses);
        form.addClassName("desk-form");
        table = table();
        table.show(desk.tokens());
        add(faults, form, new Button(words.of("token.issue"), click -> issue()), secret, table);
    }

    private void issue() {
        faults.clear();
        secret.setVisible(false);
        String whose = participant.getValue().strip();
        try {
            MeterScope scope = whose.isEmpty()
                    ? new MeterScope.OfOperator(zone.getValue())
                    : new MeterScope.OfMeter(new ParticipantId(whose));
            switch (desk.issue(label.getValue().strip(), scope, uses.getValue())) {
                case MeterTokens.Issue.Issued(var token, var text) -> show(token, text);
                case MeterTokens.Issue.Refused(var problems) -> problems.forEach(this::tell);
            }
        } catch (ProblemException e) {
            faults.at(participant, List.of(e.problem()));
        }
    }

    private void tell(Problem problem) {
        switch (problem.key()) {
            case "metering.token.label" -> faults.at(label, List.of(problem));
            case "metering.token.uses" -> faults.at(uses, List.of(problem));
            default -> faults.at(participant, List.of(problem));
        }
    }

    private void show(MeterToken token, String text) {
        Span written = new Span(text);
        written.addClassName("desk-hash");
        secret.removeAll();
        secret.add(new Paragraph(words.of("token.shown", token.label())), written);
        secret.setVisible(true);
        label.clear();
        table.show(desk.tokens());
    }

    private DataTable<MeterToken> table() {
        return new DataTable<MeterToken>(words.of("tokens"), words.of("tokens.none"))
                .text(words.of("token.label"), MeterToken::label)
                .text(words.of("token.scope"), token -> words.scope(token.scope()))
                .text(
                        words.of("token.uses"),
                        token -> token.uses().stream().sorted().map(words::use).collect(Collectors.joining(", ")))
                .text(words.of("token.since"), token -> words.instant(token.createdAt()))
                .component(words.of("missing.state"), this::state);
    }

    private Component state(MeterToken token) {
        if (token.revokedAt().isPresent()) {
            return new StatusBadge(
                    Tone.NEUTRAL,
                    words.of("token.revoked", words.instant(token.revokedAt().get())));
        }
        Button revoke = new Button(
                words.of("token.revoke"),
                click -> new Confirmation(
                                words.of("token.revoke.question", token.label()),
                                words.of("token.revoke.loss"),
                                words.of("token.revoke"),
                                () -> {
                                    desk.revoke(token.id());
                                    table.show(desk.tokens());
                                })
                        .open());
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        revoke.setAriaLabel(words.of("token.revoke.which", token.label()));
        return revoke;
    }
}
