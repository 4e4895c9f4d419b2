package energy.wattle.trading.service;

import energy.wattle.membership.Acting.Standing;
import energy.wattle.membership.Participant;
import energy.wattle.metering.Metering;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationForm;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Market;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.OwnSessions;
import energy.wattle.trading.PriceRules;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.TradingParameters;
import energy.wattle.trading.TypedOrder;
import energy.wattle.trading.core.OpeningLines;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what somebody needs to declare: the session, the zone's rules, and lines to start from. */
@Component
@NeedsCapability(Capability.DECLARATION)
class DeclarationForms {

    /** Where nothing was cleared for so long, no price is suggested. */
    private static final Duration LOOKED_BACK = Duration.ofDays(2);

    private final Market market;
    private final Metering metering;
    private final SuppliedParts supplied;

    DeclarationForms(Market market, Metering metering, SuppliedParts supplied) {
        this.market = market;
        this.metering = metering;
        this.supplied = supplied;
    }

    OwnSessions open(Standing own, Optional<String> elsewhere, Function<SessionId, Optional<OwnDeclaration>> latest) {
        List<OwnSessions.OpenOne> sessions = market.open(own.zone().id()).stream()
                .filter(session -> session.takesDeclarationsAt(own.at()))
                .map(session -> new OwnSessions.OpenOne(
                        session, Duration.between(own.at(), session.gate()), latest.apply(session.id())))
                .toList();
        boolean isQualified = own.participant().qualifications().stream().anyMatch(held -> held.holdsAt(own.at()));
        Optional<Instant> joins =
                Optional.of(own.participant().registeredFrom()).filter(own.at()::isBefore);
        return new OwnSessions(
                sessions,
                isQualified,
                joins,
                own.zone().timeZone(),
                supplied.agentDeclares(own.id()),
                elsewhere,
                own.at());
    }

    Optional<DeclarationForm> form(
            Standing own, SessionId id, Optional<Declaration> declared, Optional<String> elsewhere) {
        return TradingParameters.of(own.zone())
                .flatMap(rules ->
                        market.session(id).map(status -> form(own, status, rules.prices(), declared, elsewhere)));
    }

    private DeclarationForm form(
            Standing own,
            SessionStatus status,
            PriceRules prices,
            Optional<Declaration> declared,
            Optional<String> elsewhere) {
        Session session = status.session();
        Map<Interval, WattHours> forecast = declared.isPresent() ? Map.of() : forecast(own, session);
        return new DeclarationForm(
                session,
                own.zone().timeZone(),
                own.zone().currency(),
                status.state() instanceof SessionState.Open
                        && session.takesDeclarationsAt(own.at())
                        && elsewhere.isEmpty(),
                prices,
                declared.map(known -> OpeningLines.of(session.intervals(), known))
                        .orElseGet(() -> opening(own, session, forecast, prices)),
                declared.isPresent()
                        ? DeclarationForm.Basis.DECLARED
                        : forecast.isEmpty() ? DeclarationForm.Basis.NOTHING : DeclarationForm.Basis.FORECAST,
                classes(own.participant()),
                supplied.agentDeclares(own.id()),
                elsewhere,
                supplied.lease());
    }

    /** What somebody supplies as known now; else what earlier sessions have opened. */
    private Map<Interval, WattHours> forecast(Standing own, Session session) {
        Map<Interval, WattHours> known = supplied.forecast(own.id(), session);
        return known.isEmpty() ? metering.forecasts(own.id(), session.intervals()) : known;
    }

    private List<TypedOrder> opening(
            Standing own, Session session, Map<Interval, WattHours> forecast, PriceRules prices) {
        return OpeningLines.of(
                session.intervals(),
                forecast,
                market.positions(own.id(), session.id().first().start(), session.end()),
                classes(own.participant()).contains(EnergySource.RENEWABLE)
                        ? EnergySource.RENEWABLE
                        : EnergySource.CONVENTIONAL,
                lastPrice(own, prices));
    }

    private static Set<EnergySource> classes(Participant own) {
        return own.resources().stream()
                .filter(resource -> resource.kind().feedsIn())
                .map(resource -> resource.isRenewable() ? EnergySource.RENEWABLE : EnergySource.CONVENTIONAL)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The mean price of the zone's last session with trades, as far as it is a price that may be declared. */
    private Optional<Price> lastPrice(Standing own, PriceRules prices) {
        return market.held(own.zone().id(), own.at().minus(LOOKED_BACK), own.at()).reversed().stream()
                .flatMap(held -> held.meanPrice().stream())
                .findFirst()
                .map(prices::rounded)
                .filter(prices::isInRange);
    }
}
