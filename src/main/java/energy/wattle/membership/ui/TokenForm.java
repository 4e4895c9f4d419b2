package energy.wattle.membership.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import energy.wattle.ledger.Enrolments;
import energy.wattle.ledger.Enrolments.Tier;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.Participant;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.units.Problem;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Issues a token, and shows it once: as text, as QR code, and as the command that it is for. */
class TokenForm extends Section {

    private static final long serialVersionUID = 1;

    private final transient Enrolments enrolments;
    private final transient MemberDesk desk;
    private final transient Runnable issued;
    private final transient MemberWords words;
    private final Faults faults = new Faults();
    private final Select<Tier> tier = new Select<>();
    private final Select<NodeId> zone = new Select<>();
    private final ComboBox<Participant> participant = new ComboBox<>();
    private final Div shown = new Div();

    TokenForm(Enrolments enrolments, MemberDesk desk, Runnable issued) {
        this.enrolments = enrolments;
        this.desk = desk;
        this.issued = issued;
        words = new MemberWords(this, Formats.in(getLocale()));
        addClassName("desk-card");
        tier.setLabel(words.of("instances.tier"));
        tier.setItems(Tier.GATEWAY, Tier.EDGE_CLUSTER);
        tier.setItemLabelGenerator(one ->
                words.of("instances.tier." + one.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        tier.setValue(Tier.GATEWAY);
        tier.addValueChangeListener(change -> participant.setVisible(change.getValue() == Tier.GATEWAY));
        List<NodeId> zones = enrolments.zones();
        zone.setLabel(words.of("instances.zone"));
        zone.setItems(zones);
        zones.stream().findFirst().ifPresent(zone::setValue);
        zone.addValueChangeListener(change -> participant.clear());
        participant.setLabel(words.of("instances.participant"));
        participant.setWidth("20rem");
        participant.setHelperText(words.of("instances.participant.help"));
        participant.setItemLabelGenerator(one -> "%s · %s".formatted(one.id().code(), one.name()));
        participant.setItems(query -> found(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        Button issue = new Button(words.of("instances.issue"), click -> issue());
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div fields = new Div(tier, zone, participant);
        fields.addClassName("desk-form");
        add(new Paragraph(words.of("instances.issue.about")), faults, fields, issue, shown);
    }

    private List<Participant> found(String text) {
        return desk.search(text).stream()
                .filter(one -> one.zone().code().equals(chosenZone().code()))
                .toList();
    }

    private NodeId chosenZone() {
        return Optional.ofNullable(zone.getValue()).orElseGet(() -> new NodeId("-"));
    }

    private void issue() {
        faults.clear();
        shown.removeAll();
        String node = Optional.ofNullable(participant.getValue())
                .map(one -> one.id().code())
                .orElse("");
        switch (enrolments.issue(tier.getValue(), chosenZone(), node)) {
            case Enrolments.Issued(String text, String instance, var until) -> {
                show(text, instance, words.instant(until, ZoneOffset.UTC));
                issued.run();
            }
            case Enrolments.Refused(var problems) -> FieldFaults.show(faults, problems, this::field);
            case Enrolments.Done done -> {}
        }
    }

    private void show(String token, String instance, String until) {
        TextArea text = new TextArea();
        text.setLabel(words.of("instances.token", instance));
        text.setHelperText(words.of("instances.token.help", until));
        text.setValue(token);
        text.setReadOnly(true);
        text.addClassName("desk-reason");
        Pre command = new Pre("./wattle keys --enrol %s --out keys/%s".formatted(token, instance));
        command.addClassName("desk-command");
        shown.add(
                text,
                QrPicture.of(token, words.of("instances.token.qr", instance)),
                new Paragraph(words.of("instances.token.command")),
                command);
    }

    private Optional<? extends HasValidation> field(Problem problem) {
        if (problem.key().startsWith("ledger.enrolment.node.")) {
            return Optional.of(participant);
        }
        return problem.key().startsWith("ledger.enrolment.zone.") ? Optional.of(zone) : Optional.empty();
    }
}
