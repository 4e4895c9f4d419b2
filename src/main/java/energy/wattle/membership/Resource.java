package energy.wattle.membership;

import energy.wattle.units.Watts;

/**
 * A plant, storage or load of a participant. Source: Market rules, Who may trade.
 *
 * @param name unique with its participant, as {@code Z1-S01}
 * @param installed installed capacity
 * @param isRenewable its class; a storage is renewable only if it is charged by renewables alone, a load never
 * @param isModelled not measured anywhere: the sample's micro-turbines and storages
 */
public record Resource(String name, ResourceKind kind, Watts installed, boolean isRenewable, boolean isModelled) {}
