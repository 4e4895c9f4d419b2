package energy.wattle.trading.core;

import energy.wattle.trading.MarketToday;
import energy.wattle.trading.MarketToday.Quote;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicDay.OpenGate;
import energy.wattle.trading.SessionKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses what of all zones is told first. */
public final class Headline {

    private static final Comparator<OpenGate> DAY_AHEAD_FIRST = Comparator.<OpenGate, Boolean>comparing(
                    gate -> gate.session().id().kind() != SessionKind.DAY_AHEAD)
            .thenComparing(OpenGate::left);

    private static final Comparator<Quote> NEWEST_OF_THE_SHORTEST = Comparator.<Quote, SessionKind>comparing(
                    quote -> quote.interval().session().kind())
            .thenComparing(quote -> quote.interval().interval());

    private Headline() {}

    /** @param zones in the order of codes; of equals the first counts */
    public static MarketToday of(List<PublicDay> zones) {
        Optional<OpenGate> next =
                zones.stream().flatMap(zone -> zone.gates().stream()).min(DAY_AHEAD_FIRST);
        Optional<Quote> latest = zones.stream()
                .flatMap(zone -> zone.figures().latest().values().stream().map(one -> new Quote(zone.zone(), one)))
                .min(NEWEST_OF_THE_SHORTEST.reversed());
        return new MarketToday(zones, next, latest);
    }
}
