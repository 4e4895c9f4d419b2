package energy.wattle.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way of single records through the log: each line of the logger {@value #LOGGER}, on level debug, carries the
 * record's id under the key {@value #RECORD}, wherever it comes from. The id is on the chain and tells nothing of the
 * sealed content; who sent the record is not told.
 */
public final class RecordTrail {

    public static final String LOGGER = "energy.wattle.records";

    /** Key of the record's id in what is logged: 64 hexadecimal digits. */
    public static final String RECORD = "record";

    /** Key of the name of the record's chain. */
    public static final String CHAIN = "chain";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private RecordTrail() {}

    /** Whether anybody reads it: an instance takes thousands of records an hour. */
    public static boolean isKept() {
        return log.isDebugEnabled();
    }

    /**
     * Says how far a record has come.
     *
     * @param step with a {@code {}} for each argument
     */
    public static void tell(Hash record, String chain, String step, Object... arguments) {
        try (MDC.MDCCloseable _ = MDC.putCloseable(RECORD, record.toString());
                MDC.MDCCloseable _ = MDC.putCloseable(CHAIN, chain)) {
            log.debug(step, arguments);
        }
    }
}
