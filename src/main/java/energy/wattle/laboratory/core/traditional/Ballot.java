package energy.wattle.laboratory.core.traditional;

import java.util.List;

/**
 * Whom a voter approves of, until it says otherwise.
 *
 * @param voter by number
 * @param approved by number, each once
 */
public record Ballot(int voter, List<Integer> approved) {

    /** Signature, key and what a record has around its payload. */
    private static final int AROUND = 200;

    private static final int PER_CANDIDATE = 9;

    public Ballot {
        approved = List.copyOf(approved);
    }

    /** Bytes of it as a record in a block. */
    public int length() {
        return AROUND + PER_CANDIDATE * approved.size();
    }
}
