package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Message;
import java.util.Optional;

/** What goes from node to node over a link. */
sealed interface Parcel {

    record Signed(Message message) implements Parcel {}

    /** What a leader has signed for somebody else. */
    record Shown(Envelope envelope) implements Parcel {}

    record AskBody(long height, Hash block) implements Parcel {}

    record AskHeight(long height) implements Parcel {}

    record Answer(Block block, Optional<Certificate> certificate) implements Parcel {}
}
