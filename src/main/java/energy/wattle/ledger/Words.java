package energy.wattle.ledger;

import java.util.Optional;

/**
 * Says in words what a record or result of a module holds, for {@code ./wattle verify}. Found by
 * {@link java.util.ServiceLoader}, so that a command without Spring has them.
 */
public interface Words {

    /**
     * @param kind of the record or result
     * @param plaintext its payload
     * @return English, one fact per line; nothing for a kind of another module
     */
    Optional<String> of(String kind, Bytes plaintext);
}
