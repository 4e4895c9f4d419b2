package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/** What checking a proof's file gives. */
public sealed interface CheckedProof {

    /** The file is no proof, and encloses none. */
    record NoProof(String reason) implements CheckedProof {}

    /** The proof does not hold: the first step that fails, and why. */
    record Broken(ProofVerdict.Step step, String reason) implements CheckedProof {}

    /** The proof holds, but the document around it does not say what was proved. */
    record Misquoted(String what, List<String> faults) implements CheckedProof {

        public Misquoted {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The proof holds.
     *
     * @param what is proved, in words
     * @param words what it says; nothing where it is encrypted and not disclosed
     * @param genesis hash that it holds for
     * @param isVouchedFor whether that hash was given, not taken from the proof itself
     * @param isEnclosed whether a document came with it, and says the same
     */
    record Holds(String what, Optional<String> words, Hash genesis, boolean isVouchedFor, boolean isEnclosed)
            implements CheckedProof {}
}
