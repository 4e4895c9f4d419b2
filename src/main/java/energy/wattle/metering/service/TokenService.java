package energy.wattle.metering.service;

import energy.wattle.ledger.Hash;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterTokens;
import energy.wattle.metering.store.TokenStore;
import energy.wattle.units.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes, finds and revokes tokens. A secret has 256 random bits: its hash needs no salt, and guessing no brake. */
@Service
class TokenService implements MeterTokens {

    private static final String PREFIX = "wattle-meter-";
    private static final int SECRET_LENGTH = 32;

    private final TokenStore store;
    private final MeterKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenService(TokenStore store, MeterKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Issue issue(String label, MeterScope scope, Set<MeterToken.Use> uses) {
        List<Problem> problems = problems(label, scope, uses);
        if (!problems.isEmpty()) {
            return new Issue.Refused(problems);
        }
        byte[] bits = new byte[SECRET_LENGTH];
        random.nextBytes(bits);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        // The database keeps microseconds; what is answered now is what is found later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Issue.Issued(store.add(label, scope, uses, hash(secret), now), secret);
    }

    @Override
    public List<MeterToken> tokens() {
        return store.all();
    }

    @Override
    @Transactional
    public boolean revoke(long id) {
        return store.revoke(id, clock.instant());
    }

    /** The token that is in force with this secret. */
    Optional<MeterToken> find(String secret) {
        return store.find(hash(secret)).filter(token -> token.revokedAt().isEmpty());
    }

    private List<Problem> problems(String label, MeterScope scope, Set<MeterToken.Use> uses) {
        List<Problem> problems = new ArrayList<>();
        if (label.isBlank()
                || label.length() > LONGEST_LABEL
                || label.codePoints().anyMatch(Character::isISOControl)) {
            problems.add(Problem.of("metering.token.label", LONGEST_LABEL));
        }
        if (uses.isEmpty()) {
            problems.add(Problem.of("metering.token.uses"));
        }
        boolean isKnown = switch (scope) {
            case MeterScope.OfMeter meter ->
                keys.batch().find(meter.participant()).isPresent();
            case MeterScope.OfOperator operator -> keys.hasZone(operator.zone());
        };
        if (!isKnown) {
            problems.add(Problem.of("metering.token.scope"));
        }
        return problems;
    }

    private static Hash hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
