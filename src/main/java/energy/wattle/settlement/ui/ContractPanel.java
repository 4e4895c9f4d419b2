package energy.wattle.settlement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Zone;
import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Faults;
import energy.wattle.shell.Formats;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Price;
import energy.wattle.units.Problem;
import energy.wattle.units.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The versions of a zone's settlement contract, and a form for the next one. */
class ContractPanel extends Div {

    private static final long serialVersionUID = 1;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final transient ContractDesk desk;
    private final transient Zone zone;
    private final transient ZoneWords words;
    private final transient Instant now;
    private final Faults faults = new Faults();
    private final Paragraph done = new Paragraph();
    private final Select<ContractKind> kind = new Select<>();
    private final TextField coefficient = new TextField();
    private final TextField networkFee = new TextField();
    private final TextField operatorFee = new TextField();
    private final DateTimePicker from = new DateTimePicker();

    ContractPanel(ContractDesk desk, Zone zone, MarketClock clock) {
        this.desk = desk;
        this.zone = zone;
        now = clock.instant();
        words = new ZoneWords(this, Formats.in(getLocale()));
        done.addClassName("desk-done");
        done.getElement().setAttribute("role", "status");
        done.setVisible(false);
        label();
        Div form = new Div(kind, coefficient, networkFee, operatorFee, from);
        form.addClassName("desk-form");
        Button add = new Button(words.of("contract.action"), click -> add());
        add(versions());
        if (desk.mayAdd()) {
            add(new Details(words.of("contract.add"), new Div(faults, form, add, done)));
        }
    }

    private void label() {
        kind.setLabel(words.of("contract.kind"));
        kind.setItems(ContractKind.values());
        kind.setItemLabelGenerator(words::kind);
        kind.setValue(ContractKind.SPREAD);
        coefficient.setLabel(words.of("contract.coefficient"));
        coefficient.setHelperText(words.of("contract.coefficient.help"));
        coefficient.setValue("1");
        networkFee.setLabel(words.of("contract.network-fee"));
        networkFee.setHelperText(words.of("contract.fee.help", zone.currency()));
        networkFee.setValue("0");
        operatorFee.setLabel(words.of("contract.operator-fee"));
        operatorFee.setHelperText(words.of("contract.fee.help", zone.currency()));
        operatorFee.setValue("0");
        from.setLabel(words.of("contract.from"));
        from.setHelperText(words.of("contract.from.help", zone.timeZone().getId()));
        from.setStep(QUARTER);
    }

    private DataTable<ContractVersion> versions() {
        List<ContractVersion> versions = new ArrayList<>();
        versions.add(ContractVersion.DEFAULT);
        versions.addAll(desk.versions(zone.id()));
        DataTable<ContractVersion> table = new DataTable<ContractVersion>(
                        words.of("contract"), words.of("contract.none"))
                .number(words.of("contract.version"), version -> words.formats().number(version.version()))
                .text(
                        words.of("contract.from"),
                        version -> version.version() == 0
                                ? words.of("contract.always")
                                : words.instant(version.from(), zone.timeZone()))
                .component(words.of("contract.state"), version -> state(version, versions))
                .text(words.of("contract.kind"), version -> words.kind(version.kind()))
                .number(
                        words.of("contract.coefficient"),
                        version -> version.coefficient().toString())
                .number(
                        words.of("contract.network-fee"),
                        version -> words.formats().price(version.networkFee()))
                .number(
                        words.of("contract.operator-fee"),
                        version -> words.formats().price(version.operatorFee()));
        table.show(versions.reversed());
        return table;
    }

    /** In force is the highest version that has begun; what has not begun waits, and what is below is over. */
    private Component state(ContractVersion version, List<ContractVersion> versions) {
        int inForce = versions.stream()
                .filter(each -> !each.from().isAfter(now))
                .mapToInt(ContractVersion::version)
                .max()
                .orElse(0);
        if (version.from().isAfter(now)) {
            return new StatusBadge(Tone.WAITING, words.of("contract.state.coming"));
        }
        return version.version() == inForce
                ? new StatusBadge(Tone.GOOD, words.of("contract.state.in-force"))
                : new StatusBadge(Tone.NEUTRAL, words.of("contract.state.over"));
    }

    private void add() {
        faults.clear();
        done.setVisible(false);
        Optional<Coefficient> share = read(coefficient, Coefficient::of);
        Optional<Price> network = read(networkFee, Price::of);
        Optional<Price> operator = read(operatorFee, Price::of);
        if (from.getValue() == null) {
            faults.at(from, List.of(Problem.of("settlement.zones.from.missing")));
        }
        if (!faults.isEmpty()) {
            return;
        }
        ContractVersion terms = new ContractVersion(
                0,
                from.getValue().atZone(zone.timeZone()).toInstant(),
                kind.getValue(),
                share.orElseThrow(),
                network.orElseThrow(),
                operator.orElseThrow());
        switch (desk.add(zone.id(), terms)) {
            case SettlementReceipt.Submitted submitted -> {
                done.setText(words.of("contract.done", words.instant(terms.from(), zone.timeZone())));
                done.setVisible(true);
            }
            case SettlementReceipt.Refused(var problems) -> problems.forEach(this::tell);
        }
    }

    private void tell(Problem problem) {
        if (problem.key().startsWith("settlement.terms.start.")) {
            faults.at(from, List.of(problem));
        } else if (problem.arguments().contains("network fee")) {
            faults.at(networkFee, List.of(problem));
        } else if (problem.arguments().contains("operator fee")) {
            faults.at(operatorFee, List.of(problem));
        } else {
            faults.add(List.of(problem));
        }
    }

    private <T> Optional<T> read(TextField field, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(field.getValue().strip()));
        } catch (ProblemException e) {
            faults.at(field, List.of(e.problem()));
            return Optional.empty();
        }
    }
}
