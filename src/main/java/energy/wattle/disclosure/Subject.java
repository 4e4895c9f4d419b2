package energy.wattle.disclosure;

/** What a publication is about. The names are on the chain. */
public enum Subject {

    /** Cleared energy, prices, members, renewable share of a market day. */
    DAILY_TOTALS(DisclosureClass.PUBLIC),

    /** The same for a calendar month. */
    MONTHLY_TOTALS(DisclosureClass.PUBLIC),

    /** Who takes part in a zone; out on a day on which it is another list than before. */
    MEMBER_LIST(DisclosureClass.PUBLIC),

    /** A zone's parameters; out on a day on which one of them has changed. */
    MARKET_RULES(DisclosureClass.PUBLIC),

    /** When a market day's sessions open and close; out two days before that day. */
    MARKET_CALENDAR(DisclosureClass.PUBLIC),

    /** Volumes, prices and bidders of one session by interval; out once it is cleared. */
    SESSION(DisclosureClass.MARKET),

    /** Forecast and actual curves, imbalance, compensation, concentration of a market day. */
    ACTUAL_OPERATION(DisclosureClass.MARKET);

    private final DisclosureClass disclosureClass;

    Subject(DisclosureClass disclosureClass) {
        this.disclosureClass = disclosureClass;
    }

    public DisclosureClass disclosureClass() {
        return disclosureClass;
    }

    /** Whether it may be out before its time is over: it tells what is known by then. */
    public boolean mayPrecedeItsEnd() {
        return this == SESSION || isStanding() || this == MARKET_CALENDAR;
    }

    /** Whether it holds until another one is published, so that one that changes nothing is not. */
    public boolean isStanding() {
        return this == MEMBER_LIST || this == MARKET_RULES;
    }
}
