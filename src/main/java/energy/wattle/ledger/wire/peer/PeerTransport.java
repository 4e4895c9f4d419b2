package energy.wattle.ledger.wire.peer;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads, connections and streams by gRPC. */
final class PeerTransport {

    /** A connection without a link is closed after so long. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Longest TLS handshake. */
    private static final Duration TLS = Duration.ofSeconds(10);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** Of gRPC's own headers; the links have none. Bytes. */
    private static final int HEADERS = 8 * 1024;

    private static final int EVENT_LOOPS = 2;

    private final PeerLimits limits;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            EVENT_LOOPS, new DefaultThreadFactory("peer-io", true), NioIoHandler.newFactory());
    private final ExecutorService calls = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("peer-call-", 0).factory());
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("peer-timer").factory());

    /** Links that have not ended, greeted or not. */
    private final Set<PeerLink> open = ConcurrentHashMap.newKeySet();

    /** Connections that may not have ended, though their link has. */
    private final Set<ManagedChannel> channels = ConcurrentHashMap.newKeySet();

    PeerTransport(PeerLimits limits) {
        this.limits = limits;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    ExecutorService calls() {
        return calls;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /** @throws IOException if the address is taken, or not this host's */
    Server listen(InetSocketAddress address, PeerIdentity identity, Neighbours neighbours, EnrolmentPort port)
            throws IOException {
        PeerLimits.Times times = limits.times();
        return NettyServerBuilder.forAddress(address)
                .sslContext(identity.server(neighbours.refusals()))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .executor(calls)
                .maxInboundMessageSize(limits.messageLength())
                .maxInboundMetadataSize(HEADERS)
                .maxConcurrentCallsPerConnection(1)
                .handshakeTimeout(TLS.toSeconds(), TimeUnit.SECONDS)
                .maxConnectionIdle(IDLE.toSeconds(), TimeUnit.SECONDS)
                .keepAliveTime(times.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(times.keepAliveAnswer().toMillis(), TimeUnit.MILLISECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .addStreamTracerFactory(StreamEnd.factory())
                .addService(ServerServiceDefinition.builder(PeerStream.SERVICE)
                        .addMethod(PeerStream.METHOD, (call, headers) -> accept(call, neighbours))
                        .addMethod(EnrolmentCall.METHOD, (call, headers) -> new EnrolmentCall(call, port))
                        .build())
                .build()
                .start();
    }

    private ServerCall.Listener<byte[]> accept(ServerCall<byte[], byte[]> call, Neighbours neighbours) {
        StreamEnd end = StreamEnd.current();
        LinkStream stream = new PeerStream.Accepted(call);
        PeerLink link = new PeerLink(stream, false, neighbours, new Outgoing(stream, limits, timer));
        call.sendHeaders(new Metadata());
        call.request(1);
        expectHello(link);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                link.message(message);
            }

            @Override
            public void onReady() {
                link.ready();
            }

            @Override
            public void onHalfClose() {
                link.closed(Status.OK);
            }

            @Override
            public void onCancel() {
                link.closed(end.status());
            }
        };
    }

    PeerLink dial(PeerSettings.Parent parent, PeerIdentity identity, Neighbours neighbours) {
        PeerLimits.Times times = limits.times();
        ManagedChannel channel = NettyChannelBuilder.forAddress(parent.host(), parent.port())
                .sslContext(identity.client(parent.name(), neighbours.refusals()))
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(loops)
                .executor(calls)
                .offloadExecutor(calls)
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxInboundMessageSize(limits.messageLength())
                .maxInboundMetadataSize(HEADERS)
                .keepAliveTime(times.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(times.keepAliveAnswer().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        channels.removeIf(ManagedChannel::isTerminated);
        channels.add(channel);
        ClientCall<byte[], byte[]> call = channel.newCall(PeerStream.METHOD, CallOptions.DEFAULT);
        LinkStream stream = new PeerStream.Dialled(call, parent.address(), channel::shutdownNow);
        PeerLink link = new PeerLink(stream, true, neighbours, new Outgoing(stream, limits, timer));
        call.start(listener(link), new Metadata());
        link.tell(neighbours.followed());
        call.request(1);
        expectHello(link);
        return link;
    }

    private static ClientCall.Listener<byte[]> listener(PeerLink link) {
        return new ClientCall.Listener<>() {
            @Override
            public void onMessage(byte[] message) {
                link.message(message);
            }

            @Override
            public void onReady() {
                link.ready();
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                link.closed(status);
            }
        };
    }

    private void expectHello(PeerLink link) {
        open.add(link);
        var _ = link.ended().thenRun(() -> open.remove(link));
        var _ = timer.schedule(link::handshakeOver, limits.times().handshake().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Dials no more, ends all links, and lets go of threads. Waits some seconds at most. */
    void close(Optional<Server> server, String reason) throws InterruptedException {
        timer.shutdownNow();
        timer.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        server.ifPresent(Server::shutdown);
        open.forEach(link -> link.end(Status.UNAVAILABLE, reason));
        for (ManagedChannel channel : channels) {
            channel.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (server.isPresent() && !server.get().awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            server.get().shutdownNow();
        }
        calls.shutdown();
        if (!calls.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            calls.shutdownNow();
        }
        loops.shutdownGracefully(0, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    }
}
