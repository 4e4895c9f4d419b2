package energy.wattle.shell;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What this instance can do, by its configuration. */
public record Capabilities(Set<Capability> present) {

    private static final String PREFIX = "wattle.capabilities";

    public Capabilities {
        present = Set.copyOf(present);
    }

    /**
     * Reads {@code wattle.capabilities.*}; what is not named is there.
     *
     * @throws CapabilitiesException if a name is no capability's, a value neither true nor false, or a capability is
     *     there without one that it needs
     */
    public static Capabilities of(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> given =
                binder.bind(PREFIX, Bindable.mapOf(String.class, String.class)).orElseGet(Map::of);
        given.keySet().forEach(Capabilities::check);
        Set<Capability> present = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            String key = PREFIX + "." + capability.key();
            if (isOn(key, binder.bind(key, String.class).orElse("true"))) {
                present.add(capability);
            }
        }
        present.forEach(capability -> check(capability, present));
        return new Capabilities(present);
    }

    public boolean has(Capability capability) {
        return present.contains(capability);
    }

    /** Names from an environment's variables have lost their dashes. */
    private static void check(String name) {
        if (Arrays.stream(Capability.values())
                .noneMatch(known -> letters(known.key()).equals(letters(name)))) {
            throw new CapabilitiesException("%s.%s: there is no such capability; there are %s"
                    .formatted(
                            PREFIX,
                            name,
                            Arrays.stream(Capability.values())
                                    .map(Capability::key)
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static void check(Capability capability, Set<Capability> present) {
        for (Capability needed : capability.needed()) {
            if (!present.contains(needed)) {
                throw new CapabilitiesException(
                        "%s.%s is true and %s.%s is false; the first needs the second: switch both on, or both off"
                                .formatted(PREFIX, capability.key(), PREFIX, needed.key()));
            }
        }
    }

    private static boolean isOn(String key, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CapabilitiesException("%s: '%s' is neither true nor false".formatted(key, value));
        };
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
