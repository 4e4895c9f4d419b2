package energy.wattle.membership;

/** What a resource is. Source: Market rules, Who may trade. */
public enum ResourceKind {
    PHOTOVOLTAIC,
    WIND,
    MICRO_TURBINE,
    STORAGE,
    LOAD;

    /** Whether energy can be sold from it. */
    public boolean feedsIn() {
        return this != LOAD;
    }
}
