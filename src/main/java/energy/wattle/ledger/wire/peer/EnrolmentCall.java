package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one call that a process without a certificate may make: one message there, one back. */
final class EnrolmentCall extends ServerCall.Listener<byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);

    static final MethodDescriptor<byte[], byte[]> METHOD =
            PeerStream.method("Enrol", MethodDescriptor.MethodType.UNARY);

    private final ServerCall<byte[], byte[]> call;
    private final EnrolmentPort port;
    private byte @Nullable [] request;

    EnrolmentCall(ServerCall<byte[], byte[]> call, EnrolmentPort port) {
        this.call = call;
        this.port = port;
        call.request(2); // a second message is told to be one too many
    }

    @Override
    public void onMessage(byte[] message) {
        request = message;
    }

    @Override
    public void onHalfClose() {
        byte[] asked = request;
        if (asked == null || asked.length > EnrolmentRequest.MAXIMUM_LENGTH) {
            call.close(
                    Status.INVALID_ARGUMENT.withDescription(
                            "an enrolment is one message of up to %d bytes".formatted(EnrolmentRequest.MAXIMUM_LENGTH)),
                    new Metadata());
            return;
        }
        try {
            EnrolmentAnswer answer = answer(Bytes.of(asked));
            call.sendHeaders(new Metadata());
            call.sendMessage(answer.encode().toArray());
            call.close(Status.OK, new Metadata());
        } catch (RuntimeException e) {
            LOG.error("an enrolment failed", e);
            call.close(Status.INTERNAL.withDescription("the enrolment failed; see the log there"), new Metadata());
        }
    }

    private EnrolmentAnswer answer(Bytes asked) {
        try {
            return port.answer(address(), EnrolmentRequest.decode(asked));
        } catch (MalformedException e) {
            return new EnrolmentAnswer.Refused(EnrolmentRefusal.UNFIT, String.valueOf(e.getMessage()));
        }
    }

    /** Without the port, which is another one each time. */
    private String address() {
        SocketAddress address = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return address instanceof InetSocketAddress internet ? internet.getHostString() : String.valueOf(address);
    }
}
