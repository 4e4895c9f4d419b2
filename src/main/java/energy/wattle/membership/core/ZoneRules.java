package energy.wattle.membership.core;

import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.Zone;
import energy.wattle.units.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a zone has to be like. Names and bounds of parameters are their modules' to say, which no contract knows. */
final class ZoneRules {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9.-]*");

    private ZoneRules() {}

    /** @param before the zone as it is, if it is known already */
    static List<Refusal> refusals(Zone zone, Optional<Zone> before) {
        List<Refusal> refusals = new ArrayList<>(code(zone.id().code()));
        refusals.addAll(TextRules.name("ZONE_NAME", "name", zone.name(), MemberLimits.NAME_LENGTH));
        if (!CURRENCY.matcher(zone.currency()).matches()) {
            refusals.add(new Refusal("CURRENCY", Problem.of("membership.zone.currency", zone.currency())));
        }
        before.ifPresent(old -> refusals.addAll(fixed(old, zone)));
        if (zone.parameters().size() > MemberLimits.PARAMETERS_PER_ZONE) {
            refusals.add(new Refusal(
                    "PARAMETERS_TOO_MANY",
                    Problem.of(
                            "membership.zone.parameters.many",
                            zone.parameters().size(),
                            MemberLimits.PARAMETERS_PER_ZONE)));
        }
        zone.parameters().forEach((name, value) -> refusals.addAll(parameter(name, value)));
        return refusals;
    }

    private static List<Refusal> code(String code) {
        int length = code.getBytes(StandardCharsets.UTF_8).length;
        if (length > MemberLimits.ZONE_CODE_LENGTH) {
            return List.of(new Refusal(
                    "ZONE_CODE",
                    Problem.of("membership.zone.code.length", code, length, MemberLimits.ZONE_CODE_LENGTH)));
        }
        // A session's name is its zone's code, a slash, and more.
        return code.contains("/")
                ? List.of(new Refusal("ZONE_CODE", Problem.of("membership.zone.code.slash", code)))
                : List.of();
    }

    /** Amounts and market days that are on the chain would mean something else. */
    private static List<Refusal> fixed(Zone before, Zone zone) {
        List<Refusal> refusals = new ArrayList<>();
        if (!zone.currency().equals(before.currency())) {
            refusals.add(new Refusal(
                    "CURRENCY_FIXED",
                    Problem.of("membership.zone.currency.fixed", before.currency(), zone.currency())));
        }
        if (!zone.timeZone().equals(before.timeZone())) {
            refusals.add(new Refusal(
                    "TIME_ZONE_FIXED", Problem.of("membership.zone.time.fixed", before.timeZone(), zone.timeZone())));
        }
        return refusals;
    }

    private static List<Refusal> parameter(String name, long value) {
        if (name.length() > MemberLimits.PARAMETER_NAME_LENGTH
                || !PARAMETER.matcher(name).matches()) {
            return List.of(new Refusal(
                    "PARAMETER_NAME",
                    Problem.of("membership.zone.parameter.name", name, MemberLimits.PARAMETER_NAME_LENGTH)));
        }
        if (value < -MemberLimits.LARGEST_PARAMETER || value > MemberLimits.LARGEST_PARAMETER) {
            return List.of(new Refusal(
                    "PARAMETER_VALUE",
                    Problem.of("membership.zone.parameter.value", name, value, MemberLimits.LARGEST_PARAMETER)));
        }
        return List.of();
    }
}
