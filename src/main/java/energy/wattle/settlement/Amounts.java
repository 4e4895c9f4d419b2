package energy.wattle.settlement;

import energy.wattle.units.Money;

/**
 * Sums of lines by the side on which a party stands in them. Differences of later bookings lower or raise them.
 *
 * @param toPay what it pays as payer
 * @param toReceive what it is paid as payee
 */
public record Amounts(Money toPay, Money toReceive) {

    public static final Amounts NONE = new Amounts(Money.ZERO, Money.ZERO);

    public Amounts plus(Amounts other) {
        return new Amounts(toPay.plus(other.toPay), toReceive.plus(other.toReceive));
    }

    /** What remains to the party, negative when it owes. */
    public Money net() {
        return toReceive.minus(toPay);
    }
}
