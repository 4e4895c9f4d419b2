package energy.wattle.disclosure;

/** What a publication is about. The names are on the chain. */
public enum Subject {

    /** Cleared energy, prices, members, renewable share of a market day. */
    DAILY_TOTALS(DisclosureClass.PUBLIC),

    /** The same for a calendar month. */
    MONTHLY_TOTALS(DisclosureClass.PUBLIC),

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

    /** Whether it may be out before its delivery period is over. */
    public boolean isOfSession() {
        return this == SESSION;
    }
}
