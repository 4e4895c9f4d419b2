package energy.wattle.sample.core;

import energy.wattle.membership.ResourceKind;

/** What a metering point measures; always as a positive quantity. */
public enum PointKind {
    LOAD("load", ResourceKind.LOAD),
    PHOTOVOLTAIC("pv", ResourceKind.PHOTOVOLTAIC),
    WIND("wind", ResourceKind.WIND);

    private final String code;
    private final ResourceKind resource;

    PointKind(String code, ResourceKind resource) {
        this.code = code;
        this.resource = resource;
    }

    /** As files write it. */
    public String code() {
        return code;
    }

    public ResourceKind resource() {
        return resource;
    }

    /** Whether its energy is drawn, not fed in. */
    public boolean draws() {
        return this == LOAD;
    }

    /** Net export of so much energy at such a point. */
    public long netExport(long energy) {
        return draws() ? -energy : energy;
    }
}
