package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * A newcomer's connection to the cloud, which it trusts by the fingerprint of the deployment's authority alone: nothing
 * of the token is said before the other side has shown a cloud's certificate of that authority.
 */
public final class EnrolmentDial implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManagedChannel channel;

    /**
     * A connection that is made when it is needed.
     *
     * @param fingerprint {@link #fingerprint of the authority}
     */
    public EnrolmentDial(String host, int port, Hash fingerprint) {
        channel = NettyChannelBuilder.forAddress(host, port)
                .sslContext(context(fingerprint))
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxInboundMessageSize(EnrolmentAnswer.MAXIMUM_LENGTH)
                .build();
    }

    /**
     * Asks, and waits for the answer for {@code 30 s} at most.
     *
     * @throws EnrolmentFailedException if there is none
     */
    public EnrolmentAnswer ask(EnrolmentRequest request) throws EnrolmentFailedException {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        ClientCall<byte[], byte[]> call = channel.newCall(
                EnrolmentCall.METHOD,
                CallOptions.DEFAULT.withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        answer.complete(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        answer.completeExceptionally(new EnrolmentFailedException(PeerStream.words(status)));
                    }
                },
                new Metadata());
        call.sendMessage(request.encode().toArray());
        call.halfClose();
        call.request(2);
        try {
            return EnrolmentAnswer.decode(Bytes.of(answer.join()));
        } catch (CompletionException e) {
            throw new EnrolmentFailedException(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new EnrolmentFailedException("the answer cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 over the certificate as it is encoded. */
    public static Hash fingerprint(X509Certificate authority) {
        try {
            return new Hash(Bytes.of(MessageDigest.getInstance("SHA-256").digest(authority.getEncoded())));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("this Java cannot hash certificates", e);
        }
    }

    private static SslContext context(Hash fingerprint) {
        try {
            return GrpcSslContexts.configure(
                            SslContextBuilder.forClient().trustManager(new PinnedTrust(fingerprint)), SslProvider.JDK)
                    .protocols(PeerIdentity.PROTOCOL)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no " + PeerIdentity.PROTOCOL, e);
        }
    }

    /** Whether what the other side shows is a cloud of the pinned authority's. */
    static void check(X509Certificate[] chain, Hash fingerprint, Instant now) throws PeerRefusedException {
        X509Certificate authority = chain[chain.length - 1];
        if (chain.length != 2 || !fingerprint(authority).equals(fingerprint)) {
            throw new PeerRefusedException(
                    Refusal.FOREIGN_CERTIFICATE,
                    "the deployment that answers is not the one that issued the token: its authority has another fingerprint");
        }
        PeerCertificate peer = CertificateCheck.check(chain[0], List.of(authority), now);
        if (peer.name().role() != PeerRole.CLOUD) {
            throw new PeerRefusedException(
                    Refusal.OTHER_NAME, "%s answers; only a cloud enrols".formatted(peer.name()));
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
