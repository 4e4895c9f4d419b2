package energy.wattle.membership.service;

import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.Problem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules declare that zones may set, and what is wrong with a zone by it. */
@Component
class ZoneParameters {

    private final Map<String, ZoneParameter> declared = new TreeMap<>();

    /** @throws IllegalStateException if two modules declare the same name */
    ZoneParameters(ObjectProvider<ZoneParameter.Declared> modules) {
        for (ZoneParameter.Declared module : modules) {
            for (ZoneParameter parameter : module.parameters()) {
                if (declared.put(parameter.name(), parameter) != null) {
                    throw new IllegalStateException("zone parameter " + parameter.name() + " is declared twice");
                }
            }
        }
    }

    /** In the order of names. */
    List<ZoneParameter> declared() {
        return List.copyOf(declared.values());
    }

    List<Problem> problems(Zone zone) {
        List<Problem> problems = new ArrayList<>();
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(
                        known -> known.getCurrencyCode().equals(zone.currency().toUpperCase(Locale.ROOT)))) {
            problems.add(Problem.of("membership.zone.currency.unknown", zone.currency()));
        }
        zone.parameters().forEach((name, value) -> {
            ZoneParameter parameter = declared.get(name);
            if (parameter == null) {
                problems.add(
                        Problem.of("membership.zone.parameter.unknown", name, String.join(", ", declared.keySet())));
            } else {
                parameter.problem(value).ifPresent(problems::add);
            }
        });
        return problems;
    }
}
