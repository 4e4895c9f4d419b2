package energy.wattle.sample.service;

import energy.wattle.sample.SampleStatus;
import energy.wattle.shell.MarketPace;
import energy.wattle.units.Problem;

/** Tells on every page how the sample is played. */
final class SamplePace implements MarketPace {

    private final SampleClock control;

    SamplePace(SampleClock control) {
        this.control = control;
    }

    @Override
    public Problem pace() {
        SampleStatus status = control.status();
        if (status.isEnded()) {
            return Problem.of("sample.pace.ended");
        }
        if (status.isPaused()) {
            return Problem.of("sample.pace.paused");
        }
        if (control.isHeld()) {
            return Problem.of("sample.pace.held");
        }
        if (status.followsWallClock()) {
            return Problem.of("sample.pace.today");
        }
        return status.speed().isMaximum()
                ? Problem.of("sample.pace.maximum")
                : Problem.of("sample.pace.played", status.speed());
    }
}
