package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.consensus.MessageCodec;
import java.util.Optional;

/**
 * One thing said over a link. Whether it is believed is decided by the signatures inside its content.
 *
 * @param chain what it is about
 * @param kind what the content is, for those who use the links, 0 to 255
 * @param isForAll whether relays hand it on to every neighbour that follows the chain
 * @param to name of a process or node it is meant for, 1 to 100 bytes in UTF-8; empty if for whoever gets it. Relays
 *     take no notice of it
 * @param content up to {@link #CONTENT_LENGTH} bytes
 */
public record Frame(ChainId chain, int kind, boolean isForAll, Optional<String> to, Bytes content) {

    /** The longest message of the consensus, and room for what says where it belongs. */
    public static final int CONTENT_LENGTH = MessageCodec.MESSAGE_LENGTH + 64 * 1024;

    static final int LAST_KIND = 255;

    public Frame {
        if (kind < 0 || kind > LAST_KIND) {
            throw new IllegalArgumentException("a frame's kind is 0 to %d, not %d".formatted(LAST_KIND, kind));
        }
        if (content.length() > CONTENT_LENGTH) {
            throw new IllegalArgumentException(
                    "a frame's content has %d bytes, more than %d".formatted(content.length(), CONTENT_LENGTH));
        }
        to.ifPresent(NodeId::new); // the rules for a name are those of a node's
    }
}
