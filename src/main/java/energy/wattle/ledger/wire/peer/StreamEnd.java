package energy.wattle.ledger.wire.peer;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/** Why a stream of who was dialled is over, which gRPC tells the stream's tracer only. */
final class StreamEnd extends ServerStreamTracer {

    private static final Context.Key<StreamEnd> KEY = Context.key("stream-end");

    private volatile Status status = Status.CANCELLED.withDescription("the other side has ended the link");

    static Factory factory() {
        return new Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new StreamEnd();
            }
        };
    }

    /** That of the stream whose call begins on this thread. */
    static StreamEnd current() {
        return KEY.get();
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    @Override
    public void streamClosed(Status closed) {
        if (closed.getCode() != Status.Code.CANCELLED || closed.getDescription() != null) {
            status = closed;
        }
    }

    Status status() {
        return status;
    }
}
