package energy.wattle.shell;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which instance this is ({@code wattle.instance.*}): labels for people, logs and meters. What it can do, its
 * {@link Capabilities} say.
 *
 * @param name 1 to 64 letters of ASCII, digits, dots, dashes and underscores, the first a letter or digit
 * @param tier that it is in; none if it plays all of them
 */
@ConfigurationProperties("wattle.instance")
public record Instance(@DefaultValue("all-in-one") String name, TierLinks.@Nullable Tier tier) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws IllegalArgumentException naming the property, its value, and what would be right */
    public Instance {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "wattle.instance.name: '%s' is no name; 1 to 64 of A-Z a-z 0-9 . _ - are right, the first a letter or digit"
                            .formatted(name));
        }
    }

    /** Whether an instance can be named so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public Optional<TierLinks.Tier> place() {
        return Optional.ofNullable(tier);
    }
}
