package energy.wattle.trading.service;

import energy.wattle.shell.Pulse;
import energy.wattle.trading.ClearedInterval;
import energy.wattle.trading.Market;
import energy.wattle.trading.MarketToday;
import energy.wattle.trading.PublicDay;
import energy.wattle.trading.PublicMarket;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.core.Headline;
import energy.wattle.trading.wire.PublicTable;
import energy.wattle.units.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows all who look at the market the same, loaded once for all of them. */
@Service
class PublicMarketService implements PublicMarket {

    private final Market market;
    private final Function<Asked, Optional<PublicDay>> days;
    private final Supplier<MarketToday> today;

    PublicMarketService(PublicDays source, Market market, Pulse pulse) {
        this.market = market;
        days = pulse.shared(asked -> source.of(asked.zone(), asked.day()));
        today = pulse.shared(() -> Headline.of(source.today()));
    }

    @Override
    public MarketToday today() {
        return today.get();
    }

    @Override
    public Optional<PublicDay> day(String zone, LocalDate day) {
        return days.apply(new Asked(zone, day));
    }

    @Override
    public String csv(String zone, LocalDate day) {
        return PublicTable.write(
                day(zone, day).map(found -> found.figures().intervals()).orElse(List.of()));
    }

    @Override
    @PreAuthorize("hasRole('REGULATOR')")
    public Optional<ClearedInterval> ladder(SessionId session, Interval interval) {
        return market.cleared(session, interval);
    }

    private record Asked(String zone, LocalDate day) {}
}
