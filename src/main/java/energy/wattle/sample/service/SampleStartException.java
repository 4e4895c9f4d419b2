package energy.wattle.sample.service;

/** The sample cannot be played as it was asked for. */
final class SampleStartException extends RuntimeException {

    private final String action;

    /**
     * The refusal.
     *
     * @param message what is wrong
     * @param action what to do about it
     */
    SampleStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
