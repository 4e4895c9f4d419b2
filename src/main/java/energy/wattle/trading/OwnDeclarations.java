package energy.wattle.trading;

import energy.wattle.files.Fault;
import energy.wattle.ledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A participant's own declarations: whoever asks sees, and sends, those of the participant it acts for. Sessions of
 * other zones and records of others are answered as if they did not exist.
 */
public interface OwnDeclarations {

    /** The columns of a file of orders. */
    List<String> COLUMNS = List.of("interval_start", "side", "source", "quantity_kwh", "price");

    int MAXIMUM_MEBIBYTES = 1;

    int MAXIMUM_LINES = 2_000;

    /** Empty for whoever acts for nobody. */
    Optional<OwnSessions> open();

    Optional<DeclarationForm> form(SessionId session);

    /** Checks what was typed against every rule; nothing is stored. */
    TypedAnswer check(SessionId session, List<TypedOrder> orders);

    /** Checks again, and sends: in place of what was sent before. */
    TypedAnswer send(SessionId session, List<TypedOrder> orders);

    DeclarationReceipt withdraw(SessionId session);

    /** What was sent for a session, the latest first. */
    List<OwnDeclaration> sent(SessionId session);

    /** The proof of what was sent, as a file for {@code ./wattle verify}; empty before its block is anchored. */
    Optional<String> proof(Hash record);

    /** Reads a CSV file with {@link #COLUMNS}; side and class in any case. */
    ReadOrders read(String fileName, InputStream content) throws IOException;

    void letAgentDeclare(boolean declares);

    /** What a file turned out to hold. */
    sealed interface ReadOrders {

        record Read(List<TypedOrder> orders) implements ReadOrders {

            public Read {
                orders = List.copyOf(orders);
            }
        }

        /** @param faults all of them, up to a hundred */
        record Unreadable(List<Fault> faults) implements ReadOrders {

            public Unreadable {
                faults = List.copyOf(faults);
            }
        }
    }
}
