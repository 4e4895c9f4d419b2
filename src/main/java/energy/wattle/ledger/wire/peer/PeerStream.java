package energy.wattle.ledger.wire.peer;

import io.grpc.Attributes;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What the two ends of a stream have in common in gRPC. */
final class PeerStream {

    static final String SERVICE = "wattle.Peers";

    static final MethodDescriptor<byte[], byte[]> METHOD = method("Link", MethodDescriptor.MethodType.BIDI_STREAMING);

    private PeerStream() {}

    static MethodDescriptor<byte[], byte[]> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .setRequestMarshaller(new Plain())
                .setResponseMarshaller(new Plain())
                .build();
    }

    /** Bytes as they are; gRPC has checked their length. */
    private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("memory refused to be read", e);
            }
        }
    }

    /** What a status says, with its first cause, for the log. */
    static String words(Status status) {
        String said =
                status.getDescription() == null ? status.getCode().name() : PeerName.printable(status.getDescription());
        Throwable cause = status.getCause();
        return cause == null ? said : said + ": " + PeerName.printable(String.valueOf(cause.getMessage()));
    }

    private static X509Certificate certificate(Attributes attributes) throws PeerRefusedException {
        SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            if (session != null && session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new PeerRefusedException(Refusal.UNFIT_CERTIFICATE, "a connection without TLS");
        } catch (SSLPeerUnverifiedException e) {
            throw new PeerRefusedException(
                    Refusal.NO_CERTIFICATE,
                    "%s shows no certificate".formatted(attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)),
                    e);
        }
    }

    /** The end of who was dialled. */
    record Accepted(ServerCall<byte[], byte[]> call) implements LinkStream {

        @Override
        public boolean isReady() {
            return call.isReady();
        }

        @Override
        public void send(byte[] message) {
            call.sendMessage(message);
        }

        @Override
        public void request() {
            call.request(1);
        }

        @Override
        public void end(Status status) {
            call.close(status, new Metadata());
        }

        @Override
        public String address() {
            return String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        }

        @Override
        public X509Certificate certificate() throws PeerRefusedException {
            return PeerStream.certificate(call.getAttributes());
        }
    }

    /**
     * The end of who dialled.
     *
     * @param address that was dialled
     * @param hangUp closes the connection
     */
    record Dialled(ClientCall<byte[], byte[]> call, String address, Runnable hangUp) implements LinkStream {

        @Override
        public boolean isReady() {
            return call.isReady();
        }

        @Override
        public void send(byte[] message) {
            call.sendMessage(message);
        }

        @Override
        public void request() {
            call.request(1);
        }

        @Override
        public void end(Status status) {
            call.cancel(status.getDescription(), null);
            hangUp.run();
        }

        @Override
        public X509Certificate certificate() throws PeerRefusedException {
            return PeerStream.certificate(call.getAttributes());
        }
    }
}
