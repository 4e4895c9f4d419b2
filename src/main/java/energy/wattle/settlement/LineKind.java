package energy.wattle.settlement;

/** What a settlement line is paid for. Source: Market rules, Forecast compensation and settlement. */
public enum LineKind {
    ENERGY,
    GRID_IMPORT,
    COMPENSATION,
    GRID_EXPORT,
    NETWORK_FEE,
    OPERATOR_FEE
}
