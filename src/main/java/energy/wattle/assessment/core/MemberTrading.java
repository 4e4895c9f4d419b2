package energy.wattle.assessment.core;

/**
 * What one member did in sessions, in Wh; sums of several are those of all.
 *
 * @param sales number of trades as seller
 * @param purchases number of trades as buyer
 */
public record MemberTrading(
        long offered,
        long renewableOffered,
        long demanded,
        long sold,
        long renewableSold,
        long bought,
        long sales,
        long purchases) {

    public static final MemberTrading NONE = new MemberTrading(0, 0, 0, 0, 0, 0, 0, 0);

    public MemberTrading plus(MemberTrading other) {
        return new MemberTrading(
                Math.addExact(offered, other.offered),
                Math.addExact(renewableOffered, other.renewableOffered),
                Math.addExact(demanded, other.demanded),
                Math.addExact(sold, other.sold),
                Math.addExact(renewableSold, other.renewableSold),
                Math.addExact(bought, other.bought),
                Math.addExact(sales, other.sales),
                Math.addExact(purchases, other.purchases));
    }

    static MemberTrading offering(long quantity, boolean isRenewable) {
        return new MemberTrading(quantity, isRenewable ? quantity : 0, 0, 0, 0, 0, 0, 0);
    }

    static MemberTrading asking(long quantity) {
        return new MemberTrading(0, 0, quantity, 0, 0, 0, 0, 0);
    }

    static MemberTrading selling(long quantity, boolean isRenewable) {
        return new MemberTrading(0, 0, 0, quantity, isRenewable ? quantity : 0, 0, 1, 0);
    }

    static MemberTrading buying(long quantity) {
        return new MemberTrading(0, 0, 0, 0, 0, quantity, 0, 1);
    }
}
