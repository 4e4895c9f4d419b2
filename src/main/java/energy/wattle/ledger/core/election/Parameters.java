package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.StateView;

/** The chain's numbers: an administrators' order goes before the genesis, and the genesis before the default. */
public record Parameters(StateView state, Genesis genesis) {

    /** The value in force at the height above the state. */
    public long of(String name, long standard) {
        return state.get(ElectionTables.PARAMETERS, Bytes.ofUtf8(name))
                .map(ElectionTables::number)
                .or(() -> genesis.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .map(Genesis.Parameter::value)
                        .findFirst())
                .orElse(standard);
    }
}
