package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The document that a chain starts from; its hash is the chain's id.
 *
 * @param version protocol version of the first block, from 1
 * @param suite name of the crypto suite
 * @param name of the chain: the market's for the main chain, the zone's for a sub-chain
 * @param parent the main chain that a sub-chain belongs to; none for a main chain
 * @param time milliseconds since 1970-01-01T00:00Z; the first block's is at least this
 * @param validators of the first epoch
 * @param administrators public keys, strictly ascending, up to {@link Limits#ADMINISTRATORS}
 * @param administratorQuorum how many of them an ADMIN record needs, from 1
 * @param parameters strictly ascending by name, up to {@link Limits#PARAMETERS}
 */
public record Genesis(
        int version,
        String suite,
        NodeId name,
        Optional<ChainId> parent,
        long time,
        ValidatorSet validators,
        List<Bytes> administrators,
        int administratorQuorum,
        List<Parameter> parameters) {

    public Genesis {
        administrators = List.copyOf(administrators);
        parameters = List.copyOf(parameters);
        Checks.version(version);
        Checks.atLeast("time", time, 0);
        Checks.atMost("number of administrators", administrators.size(), Limits.ADMINISTRATORS);
        Checks.atLeast("administrators' quorum", administratorQuorum, 1);
        Checks.atMost("administrators' quorum", administratorQuorum, administrators.size());
        Checks.atMost("number of parameters", parameters.size(), Limits.PARAMETERS);
        for (int i = 1; i < administrators.size(); i++) {
            if (administrators.get(i - 1).compareTo(administrators.get(i)) >= 0) {
                throw new IllegalArgumentException("administrators' keys are not in their order, each once");
            }
        }
        for (int i = 1; i < parameters.size(); i++) {
            if (parameters.get(i - 1).name().compareTo(parameters.get(i).name()) >= 0) {
                throw new IllegalArgumentException("parameters are not in the order of their names, each once");
            }
        }
    }

    /**
     * A number that all nodes of the chain share. Source: Ledger, Parameters.
     *
     * @param name 1 to 60 lower-case letters, digits and hyphens
     * @param value in the unit that the name's meaning gives, at least 0
     */
    public record Parameter(String name, long value) {

        public static final int MAXIMUM_NAME_LENGTH = 60;

        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");

        public Parameter {
            Checks.atLeast("parameter", value, 0);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a parameter's name has lower-case letters, digits and hyphens");
            }
        }
    }
}
