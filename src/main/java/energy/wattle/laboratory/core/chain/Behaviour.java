package energy.wattle.laboratory.core.chain;

/** What a node does besides following its protocol. Source: Experiments, How they are run. */
public enum Behaviour {
    HONEST,
    /** As a leader, proposes blocks whose state is not what execution gives. */
    WRONG_CONTENT,
    /** As a leader, shows one block to some and another one to others. */
    EQUIVOCATION,
    /** Neither proposes nor votes, while its heartbeats go on. */
    SILENCE,
    /** Everything from it and to it takes much longer. */
    SLOWNESS,
    /** Reports round trips to all others that are much shorter than they are. */
    FALSE_TIMES;

    public boolean isMalicious() {
        return this != HONEST;
    }
}
