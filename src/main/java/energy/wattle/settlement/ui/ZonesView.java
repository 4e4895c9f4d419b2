package energy.wattle.settlement.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.wattle.ledger.MarketClock;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.shell.Answer;
import energy.wattle.shell.Capability;
import energy.wattle.shell.EmptyState;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.NeedsCapability;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The zones: what each may set and has set, by what it settles, and from when on. */
@Route("admin/zones/:zone?")
@NeedsCapability(Capability.ADMINISTRATION)
@RolesAllowed("ADMINISTRATOR")
@Menu(title = "settlement.zones.menu", order = 12, icon = "vaadin:map-marker")
@StyleSheet("theme/desks.css")
class ZonesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ZoneDesk zones;
    private final transient ContractDesk contracts;
    private final transient MarketClock clock;
    private final transient ZoneWords words;

    ZonesView(ZoneDesk zones, ContractDesk contracts, MarketClock clock) {
        this.zones = zones;
        this.contracts = contracts;
        this.clock = clock;
        words = new ZoneWords(this, Formats.in(getLocale()));
        addClassName("desk");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Zone> all = zones.zones();
        Optional<String> asked = event.getRouteParameters().get("zone");
        removeAll();
        add(new H1(words.of("title")));
        if (asked.isPresent()) {
            show(
                    all,
                    Found.orNotFound(all.stream()
                            .filter(zone -> zone.id().code().equals(asked.get()))
                            .findFirst()));
        } else if (all.isEmpty()) {
            add(new EmptyState(words.of("none")));
        } else {
            show(all, all.getFirst());
        }
        List<String> unregistered = asked.isPresent() ? List.of() : zones.unregistered();
        if (!unregistered.isEmpty()) {
            add(new ZoneRegistration(zones, unregistered));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", words.of("title"));
    }

    private void show(List<Zone> all, Zone zone) {
        Instant now = clock.instant();
        ContractVersion inForce = contracts.versions(zone.id()).stream()
                .filter(version -> !version.from().isAfter(now))
                .reduce((one, later) -> later)
                .orElse(ContractVersion.DEFAULT);
        add(
                new Answer(words.of(
                        "answer",
                        zone.name(),
                        words.kind(inForce.kind()),
                        inForce.version(),
                        zone.parameters().size())),
                choice(all, zone),
                new FactList()
                        .fact(words.of("code"), zone.id().code())
                        .fact(words.of("time-zone"), zone.timeZone().getId())
                        .fact(words.of("currency"), zone.currency()),
                new H2(words.of("contract")),
                new Paragraph(words.of("contract.about")),
                new ContractPanel(contracts, zone, clock),
                new H2(words.of("parameters")),
                new Paragraph(words.of("parameters.about")),
                new ParameterForm(zones, zone));
    }

    private Div choice(List<Zone> all, Zone shown) {
        Div choice = new Div();
        choice.addClassName("desk-actions");
        for (Zone zone : all) {
            Anchor link = new Anchor(
                    "admin/zones/"
                            + URLEncoder.encode(zone.id().code(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"),
                    zone.name());
            if (zone.id().equals(shown.id())) {
                link.getElement().setAttribute("aria-current", "page");
            }
            choice.add(link);
        }
        return choice;
    }
}
