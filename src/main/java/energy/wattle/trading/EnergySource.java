package energy.wattle.trading;

/** The class of a resource: renewables are cleared first. Source: Market rules, Clearing, step 1. */
public enum EnergySource {
    RENEWABLE,
    CONVENTIONAL
}
