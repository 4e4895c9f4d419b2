package energy.wattle.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports of the loopback that nobody uses now. */
final class FreePorts {

    /** Below those that the system gives out by itself. */
    private static final int FIRST = 18_000;

    private static final int LAST = 30_000;

    private FreePorts() {}

    static int one() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The first of so many free ports in a row, with as many free ones at a distance from them. */
    static int row(int length, int distance) {
        return IntStream.iterate(FIRST, first -> first < LAST, first -> first + length)
                .filter(first -> IntStream.range(first, first + length)
                        .allMatch(port -> isFree(port) && isFree(port + distance)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
