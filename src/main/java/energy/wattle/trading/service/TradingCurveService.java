package energy.wattle.trading.service;

import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.PublicMarket;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.TradingCurve;
import energy.wattle.trading.TradingCurves;
import energy.wattle.trading.core.CurveSums;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Takes curves from what is public: what a grid application can learn, it cannot leak. */
@Service
@NeedsCapability(Capability.TRADING_CURVES)
@PreAuthorize("hasRole('GRID_APPLICATION')")
class TradingCurveService implements TradingCurves {

    private final PublicMarket market;

    TradingCurveService(PublicMarket market) {
        this.market = market;
    }

    @Override
    public List<CurveZone> zones() {
        return market.today().zones().stream()
                .map(day -> new CurveZone(day.zone(), day.day().date()))
                .toList();
    }

    @Override
    public Optional<TradingCurve> curve(String zone, LocalDate day, Optional<SessionKind> sessions) {
        return market.day(zone, day).map(found -> CurveSums.of(found, sessions));
    }
}
