package energy.wattle.ledger.core.consensus;

/**
 * The only way to rules other than {@link Rules#SAFE}; only the laboratory and tests may know this class. Source:
 * Ledger, Where this differs from the paper.
 */
public final class LaboratoryRules {

    private LaboratoryRules() {}

    /** The protocol with one thing wrong. */
    public enum Mutant {
        QUORUM_HALF,
        QUORUM_MAJORITY,
        NO_JUSTIFICATION,
        COMMIT_AFTER_TIMEOUT,
        NO_DURABLE_VOTE,
        EVICT_ON_SILENCE,
        TIMEOUT_WITHOUT_TC
    }

    public static Rules of(Mutant mutant) {
        return new Rules(new Rules.Choices(
                switch (mutant) {
                    case QUORUM_HALF -> Rules.Quorum.HALF;
                    case QUORUM_MAJORITY -> Rules.Quorum.MAJORITY;
                    default -> Rules.Quorum.SAFE;
                },
                true,
                mutant != Mutant.NO_JUSTIFICATION,
                mutant != Mutant.COMMIT_AFTER_TIMEOUT,
                mutant != Mutant.NO_DURABLE_VOTE,
                mutant != Mutant.TIMEOUT_WITHOUT_TC,
                mutant == Mutant.EVICT_ON_SILENCE));
    }

    /** As the paper has it: half of the nodes, one phase. */
    public static Rules paper() {
        return new Rules(new Rules.Choices(Rules.Quorum.HALF, false, true, true, true, true, false));
    }
}
