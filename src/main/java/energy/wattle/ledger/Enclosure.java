package energy.wattle.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Holds a file that encloses a proof against what the proof shows. Found by {@link java.util.ServiceLoader}, so that a
 * command without Spring has them.
 */
public interface Enclosure {

    /**
     * @param kind of the record or result
     * @param plaintext its payload
     * @param file a JSON object whose {@code proof} was verified
     * @return what in the file is not what was proved, in English; empty if all is; nothing for another module's kind
     */
    Optional<List<String>> faults(String kind, Bytes plaintext, Bytes file);
}
