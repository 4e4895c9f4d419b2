package energy.wattle.settlement;

import energy.wattle.trading.TradeId;
import energy.wattle.units.Money;
import energy.wattle.units.Party;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import org.jspecify.annotations.Nullable;

/**
 * One payment of a settled interval. A negative amount leaves payer and payee where they are.
 *
 * @param trade the trade it belongs to; null for over-use and over-feed, which belong to none
 * @param price what the contract set per kWh; for fees the full fee, of which the payer bears its half
 * @param amount what payer pays to payee, the one number that both use
 */
public record SettlementLine(
        @Nullable TradeId trade,
        LineKind kind,
        Party payer,
        Party payee,
        WattHours quantity,
        Price price,
        Money amount,
        Quality quality) {}
