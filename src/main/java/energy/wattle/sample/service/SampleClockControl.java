package energy.wattle.sample.service;

import energy.wattle.ledger.ClockControl;
import energy.wattle.sample.MarketSpeed;
import energy.wattle.sample.SampleControl;
import energy.wattle.sample.SampleStatus;
import org.springframework.security.access.prepost.PreAuthorize;

/** Lets operators hold the sample's clock, and nobody else. */
class SampleClockControl implements ClockControl {

    private static final String OPERATOR = "hasRole('OPERATOR')";

    private final SampleControl sample;

    SampleClockControl(SampleControl sample) {
        this.sample = sample;
    }

    @Override
    public Pace pace() {
        SampleStatus status = sample.status();
        return new Pace(status.speed().factor(), status.isPaused(), status.isEnded(), status.followsWallClock());
    }

    @Override
    @PreAuthorize(OPERATOR)
    public void pause() {
        sample.pause();
    }

    @Override
    @PreAuthorize(OPERATOR)
    public void resume() {
        sample.resume();
    }

    @Override
    @PreAuthorize(OPERATOR)
    public void play(long factor) {
        sample.play(new MarketSpeed(factor));
    }
}
