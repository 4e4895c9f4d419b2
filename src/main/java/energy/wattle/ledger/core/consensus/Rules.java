package energy.wattle.ledger.core.consensus;

/**
 * What the laboratory and the mutation check vary. Everybody else can only obtain {@link #SAFE}: the constructor is
 * this package's own, and only {@link LaboratoryRules} opens it. Source: Ledger, The simulator, Mutation check.
 */
public final class Rules {

    /** The protocol as designed. */
    public static final Rules SAFE = new Rules(new Choices(Quorum.SAFE, true, true, true, true, true, false));

    private final Choices choices;

    Rules(Choices choices) {
        this.choices = choices;
    }

    /** How many votes decide. */
    public enum Quorum {
        /** q = ⌊(n + f) / 2⌋ + 1. */
        SAFE,
        /** More than half. */
        MAJORITY,
        /** At least half, as the paper has it. */
        HALF
    }

    /**
     * @param twoPhases COMMIT follows PREPARE; else PREPAREs of a quorum decide
     * @param justifies a proposal of a later round rests on a TC
     * @param timeoutBinds no COMMIT in a round after its TIMEOUT
     * @param durable nothing is sent before it is durable
     * @param timeoutCarriesTc a TIMEOUT brings TC(r − 1) with it
     * @param accusesSilence a leader that does not propose is accused
     */
    record Choices(
            Quorum quorum,
            boolean twoPhases,
            boolean justifies,
            boolean timeoutBinds,
            boolean durable,
            boolean timeoutCarriesTc,
            boolean accusesSilence) {}

    Choices choices() {
        return choices;
    }

    /** q for n validators. Source: Ledger, Parameters. */
    public int quorum(int validators) {
        return switch (choices.quorum()) {
            case SAFE -> (validators + (validators - 1) / 3) / 2 + 1;
            case MAJORITY -> validators / 2 + 1;
            case HALF -> (validators + 1) / 2;
        };
    }
}
