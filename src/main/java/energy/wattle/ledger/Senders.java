package energy.wattle.ledger;

import java.util.Optional;
import java.util.Set;

/** Who may send records of which kinds, by the chain's own state. Supplied by the module that keeps members' keys. */
public interface Senders {

    /** The owner of a key; nothing where the state has none. Validators and administrators are the ledger's own. */
    Optional<Sender> find(StateView state, KeyId key);

    /** @param kinds that the key may send */
    record Sender(Bytes publicKey, Set<RecordKind> kinds) {

        public Sender {
            kinds = Set.copyOf(kinds);
        }
    }
}
