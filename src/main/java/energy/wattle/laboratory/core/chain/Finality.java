package energy.wattle.laboratory.core.chain;

/** Is told once a block is final for more than half of a chain's honest nodes. */
@FunctionalInterface
public interface Finality {

    /**
     * @param height from 1, each once and in order
     * @param witness the node with which it became more than half
     * @param proof signatures that prove the block final to others
     */
    void reached(long height, Progress progress, int witness, int proof);
}
