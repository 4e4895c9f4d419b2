package energy.wattle.trading;

import energy.wattle.units.Price;
import energy.wattle.units.WattHours;

/** One step of a declared curve, as it was written: it may break any rule. */
public record DeclaredStep(WattHours quantity, Price limit) {}
