package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.eventually;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.wire.peer.Deployment.Running;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A process that dials as it should and then says what it likes. */
final class RawPeer implements AutoCloseable {

    private final ManagedChannel channel;
    private final ClientCall<byte[], byte[]> call;
    private volatile @Nullable Status status;

    private RawPeer(ManagedChannel channel) {
        this.channel = channel;
        call = channel.newCall(PeerStream.METHOD, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status closed, Metadata trailers) {
                        status = closed;
                    }
                },
                new Metadata());
        call.request(1_000);
    }

    static RawPeer dial(PeerIdentity identity, Running server) {
        return dial(identity.client(server.name(), new Refusals()), server);
    }

    static RawPeer dial(SslContext tls, Running server) {
        return new RawPeer(NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .sslContext(tls)
                .build());
    }

    static byte[] hello(int version, String name, ChainId... follows) {
        return message(0, new Hello(version, name, Set.of(follows)).encode());
    }

    static byte[] message(int tag, Bytes content) {
        return Bytes.concat(Bytes.of((byte) tag), content).toArray();
    }

    void send(byte[] message) {
        call.sendMessage(message);
    }

    /** What the other side says when it ends the stream. */
    String end() {
        eventually(() -> status != null);
        return String.valueOf(Objects.requireNonNull(status));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
