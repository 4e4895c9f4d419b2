package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import energy.wattle.shell.MarketGlance.ZoneGlance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The zone that the clock tells of: told to who belongs to one, chosen by who belongs to none. */
class ZoneChoice extends Div {

    private static final long serialVersionUID = 1;

    private final Span told = new Span();
    private final Select<String> choice = new Select<>();
    private transient List<ZoneGlance> offered = List.of();

    /** @param chosen is told the code of the zone */
    ZoneChoice(Consumer<String> chosen) {
        addClassName("wattle-clock-zone");
        choice.addThemeVariants(SelectVariant.LUMO_SMALL);
        choice.setAriaLabel(getTranslation("shell.zone"));
        choice.setItemLabelGenerator(this::name);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        add(told, choice);
    }

    /** @param isOwn whether the reader belongs to the zone */
    void show(List<ZoneGlance> zones, Optional<ZoneGlance> shown, boolean isOwn) {
        boolean isChosen = !isOwn && zones.size() > 1;
        told.setVisible(!isChosen);
        choice.setVisible(isChosen);
        told.setText(shown.map(ZoneGlance::name).orElse(""));
        if (isChosen) {
            offer(zones);
            shown.map(ZoneGlance::code).ifPresent(choice::setValue);
        }
    }

    private void offer(List<ZoneGlance> zones) {
        boolean isNew = !codes(offered).equals(codes(zones));
        offered = zones;
        if (isNew) {
            choice.setItems(codes(zones));
        }
    }

    private String name(String code) {
        return offered.stream()
                .filter(zone -> zone.code().equals(code))
                .map(ZoneGlance::name)
                .findFirst()
                .orElse(code);
    }

    private static List<String> codes(List<ZoneGlance> zones) {
        return zones.stream().map(ZoneGlance::code).toList();
    }
}
