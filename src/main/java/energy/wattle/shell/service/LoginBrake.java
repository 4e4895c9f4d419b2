package energy.wattle.shell.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords. Within {@link #WINDOW} there may fail {@value #PER_ACCOUNT_AND_ADDRESS} log-ins of
 * one account from one address, {@value #PER_ADDRESS} from one address, and {@value #PER_ACCOUNT} of one account from
 * everywhere. The last is that high so that a stranger does not easily lock somebody out.
 *
 * <p>An attempt counts when it starts, so that many at once are no way around; a success takes it back. Counts are in
 * memory, {@value #MAXIMUM_COUNTS} at most with the longest unused forgotten first, and each replica has its own.
 */
@Component
class LoginBrake {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 50;
    static final int PER_ACCOUNT = 100;
    static final int MAXIMUM_COUNTS = 20_000;

    private static final int LONGEST_USERNAME = 64;
    private static final String ANY = "";

    private final InstantSource clock;
    private final SequencedMap<Key, Count> counts = new LinkedHashMap<>();

    LoginBrake(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts an attempt, unless there were too many: then the answer is no, and the password is not looked at. */
    synchronized boolean admits(String username, String address) {
        Instant now = clock.instant();
        Map<Key, Integer> limits = limits(username, address);
        if (limits.entrySet().stream()
                .anyMatch(limit -> count(limit.getKey(), now).tries() >= limit.getValue())) {
            return false;
        }
        limits.keySet().forEach(key -> counts.putLast(key, count(key, now).plus(1)));
        while (counts.size() > MAXIMUM_COUNTS) {
            counts.pollFirstEntry();
        }
        return true;
    }

    /** The attempt was the owner's. */
    synchronized void succeeded(String username, String address) {
        Key own = new Key(normal(username), address);
        counts.remove(own);
        List.of(new Key(ANY, address), new Key(normal(username), ANY))
                .forEach(key -> counts.computeIfPresent(key, (same, count) -> count.plus(-1)));
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
            succeeded(event.getAuthentication().getName(), details.getRemoteAddress());
        }
    }

    private Count count(Key key, Instant now) {
        Count count = counts.get(key);
        return count == null || !now.isBefore(count.since().plus(WINDOW)) ? new Count(now, 0) : count;
    }

    private static Map<Key, Integer> limits(String username, String address) {
        String account = normal(username);
        return Map.of(
                new Key(account, address), PER_ACCOUNT_AND_ADDRESS,
                new Key(ANY, address), PER_ADDRESS,
                new Key(account, ANY), PER_ACCOUNT);
    }

    /** Account names have no capital letters; the prefix keeps an empty name apart from {@link #ANY}. */
    private static String normal(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return "=" + name.substring(0, Math.min(name.length(), LONGEST_USERNAME));
    }

    private record Key(String account, String address) {}

    private record Count(Instant since, int tries) {

        Count plus(int more) {
            return new Count(since, Math.max(0, tries + more));
        }
    }
}
