package energy.wattle.settlement;

import energy.wattle.units.Coefficient;
import energy.wattle.units.Price;
import java.time.Instant;

/**
 * One version of a zone's settlement contract, as the ledger has it. In force at an instant is the highest version that
 * starts at or before it. Source: Market rules, A settlement contract per zone.
 *
 * @param version from 1, without gaps; 0 is the default that holds before any
 * @param from on the quarter hour; a running interval is settled by the version in force at its start
 * @param coefficient κ, for whatever the contract settles as {@code spread}
 * @param networkFee to the grid, per kWh really exchanged; not negative
 * @param operatorFee to the operator, per kWh really exchanged; not negative
 */
public record ContractVersion(
        int version, Instant from, ContractKind kind, Coefficient coefficient, Price networkFee, Price operatorFee) {

    /** What holds before any version: {@code spread}, the whole difference, no fees. */
    public static final ContractVersion DEFAULT =
            new ContractVersion(0, Instant.EPOCH, ContractKind.SPREAD, Coefficient.ONE, Price.ZERO, Price.ZERO);
}
