package energy.wattle.sample;

/** Plays the sample: tells where it stands, and lets it wait, go on, or go faster. */
public interface SampleControl {

    SampleStatus status();

    void pause();

    void resume();

    /** Has no effect where market time follows the wall clock. */
    void play(MarketSpeed speed);
}
