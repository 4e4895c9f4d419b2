package energy.wattle.ledger.wire.peer;

import io.grpc.Status;
import java.security.cert.X509Certificate;

/** One end of a gRPC stream. Sending and ending is for one thread at a time. */
interface LinkStream {

    /** Whether what is sent now goes out soon. */
    boolean isReady();

    void send(byte[] message);

    /** Asks for one more message. */
    void request();

    void end(Status status);

    String address();

    /** The other side's, as the handshake had it. */
    X509Certificate certificate() throws PeerRefusedException;
}
