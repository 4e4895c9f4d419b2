package energy.wattle.ledger.wire.peer;

import static energy.wattle.ledger.wire.peer.Deployment.MAIN;
import static energy.wattle.ledger.wire.peer.Deployment.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Frames and hellos have one encoding each, and nothing else is read. */
class FrameTest {

    private static final Frame FRAME = new Frame(MAIN, 255, true, Optional.of("节点-7"), Bytes.ofUtf8("content"));

    @Test
    void aFrameIsReadAsItWasWritten() {
        for (Frame frame : Set.of(FRAME, new Frame(NORTH, 0, false, Optional.empty(), Bytes.EMPTY))) {
            FrameCodec.Carried carried = FrameCodec.decode(FrameCodec.encode(frame, 3));
            assertThat(carried.frame()).isEqualTo(frame);
            assertThat(carried.relays()).isEqualTo(3);
        }
    }

    @Test
    void whatIsChangedIsRefusedOrReadsAsSomethingElse() {
        Bytes encoded = FrameCodec.encode(FRAME, 1);
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] changed = encoded.toArray();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Bytes bytes = Bytes.of(changed);
            try {
                FrameCodec.Carried carried = FrameCodec.decode(bytes);
                assertThat(FrameCodec.encode(carried.frame(), carried.relays()))
                        .as("seed %d", seed)
                        .isEqualTo(bytes);
            } catch (MalformedException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith("frame: ");
            }
        }
    }

    @Test
    void aFrameKeepsToItsLimits() {
        assertThatThrownBy(() -> new Frame(MAIN, 256, true, Optional.empty(), Bytes.EMPTY))
                .hasMessage("a frame's kind is 0 to 255, not 256");
        assertThatThrownBy(() -> new Frame(MAIN, 1, true, Optional.of("x".repeat(101)), Bytes.EMPTY))
                .hasMessageContaining("101 is above 100");
        assertThatThrownBy(
                        () -> new Frame(MAIN, 1, true, Optional.empty(), Bytes.of(new byte[Frame.CONTENT_LENGTH + 1])))
                .hasMessageContaining("more than " + Frame.CONTENT_LENGTH);
        Frame longest =
                new Frame(MAIN, 255, true, Optional.of("x".repeat(100)), Bytes.of(new byte[Frame.CONTENT_LENGTH]));
        assertThat(PeerLink.message(longest, FrameCodec.MOST_RELAYS).length - Frame.CONTENT_LENGTH)
                .isLessThanOrEqualTo(FrameCodec.OVERHEAD);
    }

    @Test
    void aHelloNamesChainsInOrderAndOnce() {
        Hello hello = new Hello(1, "edge", Set.of(NORTH, MAIN));
        assertThat(Hello.decode(hello.encode())).isEqualTo(hello);
        Bytes twice = new WireWriter()
                .uint(1, 1)
                .text(2, "edge")
                .element(3, MAIN.genesis().bytes())
                .element(3, MAIN.genesis().bytes())
                .finish();
        assertThatThrownBy(() -> Hello.decode(twice)).hasMessageContaining("out of order");
        Bytes nameless = new WireWriter().uint(1, 1).finish();
        assertThatThrownBy(() -> Hello.decode(nameless)).hasMessageContaining("a process name has 1 to 64 characters");
    }
}
