package energy.wattle.disclosure;

/** A column of a listing. The names are in documents and, for the public class, on the chain. */
public enum Column {
    PARTICIPANT,
    NAME,
    REGISTERED_FROM,
    PARAMETER,
    VALUE,
    SESSION,
    OPENS,
    GATE,
    DELIVERY_FROM,
    DELIVERY_UNTIL,
    RECORD,
    SUBMITTED,
    STATE,
    INTERVAL,
    SIDE,
    SOURCE,
    QUANTITY_KWH,
    PRICE_PER_KWH,
    COUNTERPARTY,
    BLOCK,
    RESULT,
    FORECAST_KWH,
    METERED_KWH,
    LINE,
    BOOKING,
    RECEIVED,
    QUALITY
}
