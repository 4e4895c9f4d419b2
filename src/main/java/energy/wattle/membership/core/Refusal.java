package energy.wattle.membership.core;

import energy.wattle.units.Problem;

/**
 * Why a change does not take effect.
 *
 * @param reason that the record is void for, on the ledger
 * @param problem the same for people
 */
public record Refusal(String reason, Problem problem) {}
