package energy.wattle.ledger;

/**
 * Lets somebody hold market time and say how fast it goes. Supplied where market time is played; where it is the time
 * of day there is none. To hold, to release and to change the speed need the operator's role; that time is held is no
 * secret.
 */
public interface ClockControl {

    /** The fastest that can be counted: market seconds per real second. */
    long FASTEST = 1_000_000;

    Pace pace();

    void pause();

    void resume();

    /**
     * Has no effect where market time follows the wall clock.
     *
     * @param factor market seconds per real second, 1 to {@value #FASTEST}; 0 for as fast as the machine can
     */
    void play(long factor);

    /**
     * How market time goes.
     *
     * @param factor as above
     * @param isPaused whether somebody holds it
     * @param isEnded whether it stands for good, because there is nothing left to play
     * @param followsWallClock whether it is the time of day, so that it has no speed
     */
    record Pace(long factor, boolean isPaused, boolean isEnded, boolean followsWallClock) {}
}
