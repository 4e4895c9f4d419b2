package energy.wattle.metering;

import energy.wattle.files.Fault;
import energy.wattle.ledger.Hash;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Takes tables of readings and forecasts that somebody brings: over REST, as an upload, from a file. A table is taken
 * as a whole or not at all; sent again, nothing of it is doubled.
 *
 * <p>CSV has the columns as its header; JSON is an array of objects whose fields are the columns. Readings:
 * {@code interval_start,participant_id,net_export_kwh}, as in the METERS.csv of {@code ./wattle settle}. Forecasts:
 * {@code session,issued_at,participant_id,interval_start,net_export_kwh}.
 */
public interface MeterTables {

    int MAXIMUM_ROWS = 50_000;
    int MAXIMUM_MEBIBYTES = 4;
    int MAXIMUM_BYTES = MAXIMUM_MEBIBYTES << 20;
    int LONGEST_REQUEST_KEY = 200;

    Outcome readings(Table table);

    Outcome forecasts(Table table);

    /**
     * A table as it was brought.
     *
     * @param name that faults carry
     * @param content read to its end at most, not closed
     * @param scope whom it may speak of
     * @param request which request brought it, where its sender named it
     */
    record Table(String name, Format format, InputStream content, MeterScope scope, Optional<RequestKey> request) {}

    enum Format {
        CSV,
        JSON
    }

    /** A token's own name for a request: sent again under this name, it is answered as it was. */
    record RequestKey(long token, String key) {}

    /** What came of a table. */
    sealed interface Outcome {

        /**
         * Everything in it is on the ledger, or on its way.
         *
         * @param taken readings, or forecasts, that were new
         * @param known those that stand already, or are on their way
         * @param records that carry what was new
         */
        record Taken(int taken, int known, List<Hash> records) implements Outcome {

            public Taken {
                records = List.copyOf(records);
            }
        }

        /** @param faults everything that is wrong, up to a hundred; nothing was taken */
        record Refused(List<Fault> faults) implements Outcome {

            public Refused {
                faults = List.copyOf(faults);
            }
        }

        /** It has more than {@value MeterTables#MAXIMUM_BYTES} bytes; nothing was taken. */
        record TooLong() implements Outcome {}

        /** Another table came under the same request key before; nothing was taken. */
        record RequestKeyUsed() implements Outcome {}
    }
}
