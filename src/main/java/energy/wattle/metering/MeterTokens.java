package energy.wattle.metering;

import energy.wattle.units.Problem;
import java.util.List;
import java.util.Set;

/** The tokens of this installation, for administrators. */
public interface MeterTokens {

    int LONGEST_LABEL = 100;

    /** Makes a token. Its secret is in the answer and nowhere else: it is shown once. */
    Issue issue(String label, MeterScope scope, Set<MeterToken.Use> uses);

    /** All that were ever made, the latest first. */
    List<MeterToken> tokens();

    /**
     * Ends a token at once, for good.
     *
     * @return false if there is no such token, or it was revoked before
     */
    boolean revoke(long id);

    /** What came of asking for a token. */
    sealed interface Issue {

        /** @param secret to be sent as {@code Authorization: Bearer …} */
        record Issued(MeterToken token, String secret) implements Issue {

            /** Without the secret, because records end up in logs. */
            @Override
            public String toString() {
                return "Issued[" + token + "]";
            }
        }

        /** @param problems everything that is wrong, at least one */
        record Refused(List<Problem> problems) implements Issue {}
    }
}
