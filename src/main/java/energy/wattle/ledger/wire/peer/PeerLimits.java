package energy.wattle.ledger.wire.peer;

import java.time.Duration;

/**
 * What a process grants its neighbours.
 *
 * @param peers names known at most
 * @param queueFrames frames waiting for one peer at most; beyond that the oldest give way
 * @param queueBytes bytes waiting for one peer at most, and no fewer than the longest message
 * @param messageLength longest message taken or sent, bytes
 * @param framesPerSecond sent to one peer at most; a peer that sends more, beyond bursts of twice as many, is cut off
 * @param times how long things may take
 */
public record PeerLimits(
        int peers, int queueFrames, long queueBytes, int messageLength, int framesPerSecond, Times times) {

    /**
     * How long things may take. Each from 1 ms to one day.
     *
     * @param handshake until a new connection must have said hello, and until an attempt to dial is given up
     * @param reconnectFirst before the second attempt to reach the parents; doubles each time
     * @param reconnectMost before any attempt
     * @param preferred between attempts to reach a parent that is preferred to the one in use
     * @param pause until a peer that was cut off may return
     * @param keepAlive silence on a link after which it is tried, 10 s (gRPC's least) or more
     * @param keepAliveAnswer until the link is dead for want of an answer
     * @param recheck between looks at certificate files and at the certificates of running links
     */
    public record Times(
            Duration handshake,
            Duration reconnectFirst,
            Duration reconnectMost,
            Duration preferred,
            Duration pause,
            Duration keepAlive,
            Duration keepAliveAnswer,
            Duration recheck) {

        private static final Duration SHORTEST_KEEP_ALIVE = Duration.ofSeconds(10);

        public static final Times DEFAULT = new Times(
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10));

        public Times {
            check("handshake", handshake);
            check("reconnect-first", reconnectFirst);
            check("reconnect-most", reconnectMost);
            check("preferred", preferred);
            check("pause", pause);
            check("keep-alive", keepAlive);
            check("keep-alive-answer", keepAliveAnswer);
            check("recheck", recheck);
            if (keepAlive.compareTo(SHORTEST_KEEP_ALIVE) < 0) {
                throw new IllegalArgumentException(
                        "keep-alive is %s, shorter than %s".formatted(keepAlive, SHORTEST_KEEP_ALIVE));
            }
            if (reconnectMost.compareTo(reconnectFirst) < 0) {
                throw new IllegalArgumentException("reconnect-most is %s, shorter than reconnect-first, %s"
                        .formatted(reconnectMost, reconnectFirst));
            }
        }

        private static void check(String what, Duration time) {
            if (time.toMillis() < 1 || time.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("%s is %s, not from 1 ms to one day".formatted(what, time));
            }
        }
    }

    public static final PeerLimits DEFAULT =
            new PeerLimits(1_000, 10_000, 16L << 20, FrameCodec.LENGTH + 1, 10_000, Times.DEFAULT);

    private static final int SHORTEST_MESSAGE = 64 * 1024;

    public PeerLimits {
        within("peers", peers, 1, 10_000);
        within("queue-frames", queueFrames, 1, 1_000_000);
        within("message-length", messageLength, SHORTEST_MESSAGE, FrameCodec.LENGTH + 1);
        within("queue-bytes", queueBytes, messageLength, 1L << 30);
        within("frames-per-second", framesPerSecond, 1, 1_000_000);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d, not from %d to %d".formatted(what, value, least, most));
        }
    }
}
