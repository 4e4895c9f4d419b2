package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.Optional;

/** The bytes of frames on their way, with the number of relays that they have passed. */
final class FrameCodec {

    /** Of the longest encoded frame. */
    static final int LENGTH = Frame.CONTENT_LENGTH + 1024;

    /** What all but the content takes at most, with what says that it is a frame. */
    static final int OVERHEAD = 200;

    /** A deployment's tree is three levels high; what has passed more relays goes round in circles. */
    static final int MOST_RELAYS = 8;

    private FrameCodec() {}

    /** @param relays how many have handed it on so far */
    record Carried(Frame frame, int relays) {

        boolean mayGoOn() {
            return frame.isForAll() && relays < MOST_RELAYS;
        }
    }

    static Bytes encode(Frame frame, int relays) {
        WireWriter writer = new WireWriter()
                .bytes(1, frame.chain().genesis().bytes())
                .uint(2, frame.kind())
                .uint(3, frame.isForAll() ? 1 : 0);
        frame.to().ifPresent(to -> writer.text(4, to));
        return writer.uint(5, relays).bytes(6, frame.content()).finish();
    }

    /** @throws MalformedException if the bytes are not the one encoding of a frame */
    static Carried decode(Bytes bytes) {
        return WireReader.read("frame", bytes, LENGTH, fields -> {
            ChainId chain = new ChainId(fields.hash(1));
            int kind = (int) fields.uint(2, Frame.LAST_KIND);
            boolean isForAll = fields.uint(3, 1) == 1;
            Optional<String> to =
                    Optional.of(fields.text(4, NodeId.MAXIMUM_LENGTH)).filter(name -> !name.isEmpty());
            int relays = (int) fields.uint(5, MOST_RELAYS);
            return new Carried(new Frame(chain, kind, isForAll, to, fields.bytes(6, Frame.CONTENT_LENGTH)), relays);
        });
    }
}
