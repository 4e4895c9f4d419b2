package energy.wattle.trading;

import energy.wattle.units.TradingZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is who in schedule documents ({@code wattle.trading-curves.*}): codes as {@code SCHEME:CODE}, the scheme being
 * one of the coding scheme list of ENTSO-E, such as {@code A01} for EIC codes.
 *
 * @param scheme that zones' own names are given under. The list has none for local codes; a national one comes nearest
 * @param sender the market operator, up to 16 characters
 * @param receiver the grid application, up to 16 characters
 * @param domains zones that have a better code than their name, up to 18 characters, by the name
 */
@ConfigurationProperties("wattle.trading-curves")
public record ScheduleCodes(
        @DefaultValue("NDE") String scheme,
        @DefaultValue("NDE:WATTLE") String sender,
        @DefaultValue("NDE:GRIDAPPLICATION") String receiver,
        @DefaultValue Map<String, String> domains) {

    public static final int LONGEST_PARTY = 16;
    public static final int LONGEST_DOMAIN = 18;

    private static final String SCHEMES = "A01|A02|A03|A10|N[A-Z]{2}";
    private static final Pattern SCHEME = Pattern.compile(SCHEMES);
    private static final Pattern CODE = Pattern.compile("(" + SCHEMES + "):([!-~]{1," + LONGEST_DOMAIN + "})");
    private static final Pattern EIC = Pattern.compile("[0-9A-Z-]{16}");

    /** @throws IllegalArgumentException naming the property, its value, and what would be right */
    public ScheduleCodes {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException(
                    "wattle.trading-curves.scheme: '%s' is no coding scheme; A01 (EIC), A10 (GS1) or a national one such as NDE is right"
                            .formatted(scheme));
        }
        domains = Map.copyOf(domains);
        code("sender", sender, LONGEST_PARTY);
        code("receiver", receiver, LONGEST_PARTY);
        domains.forEach((zone, code) -> code("domains." + zone, code, LONGEST_DOMAIN));
    }

    /** A code with its scheme. */
    public record Code(String scheme, String value) {}

    public Code senderCode() {
        return code("sender", sender, LONGEST_PARTY);
    }

    public Code receiverCode() {
        return code("receiver", receiver, LONGEST_PARTY);
    }

    /** Empty for a zone that has no code but its name, which is too long for one. */
    public Optional<Code> domain(TradingZoneId zone) {
        String configured = domains.get(zone.code());
        if (configured != null) {
            return Optional.of(code("domains." + zone, configured, LONGEST_DOMAIN));
        }
        return zone.code().length() <= LONGEST_DOMAIN ? Optional.of(new Code(scheme, zone.code())) : Optional.empty();
    }

    private static Code code(String key, String text, int longest) {
        Matcher parts = CODE.matcher(text);
        if (!parts.matches()
                || parts.group(2).length() > longest
                || (parts.group(1).equals("A01") && !EIC.matcher(parts.group(2)).matches())) {
            throw new IllegalArgumentException(
                    "wattle.trading-curves.%s: '%s' is no code; SCHEME:CODE with up to %d visible ASCII characters is right, as A01:10YDE-VE-------2 (16 characters for A01) or NDE:WATTLE"
                            .formatted(key, text, longest));
        }
        return new Code(parts.group(1), parts.group(2));
    }
}
