package energy.wattle.laboratory.core.trial;

/** What decides the chains of a run. */
public enum Algorithm {
    /** The product's own consensus and elections. */
    IMPROVED,
    TRADITIONAL,
    /** The improved algorithm as the paper has it: half of the nodes, one phase, plain mean. */
    PAPER
}
