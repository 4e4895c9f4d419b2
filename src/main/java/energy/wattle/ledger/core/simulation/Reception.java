package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Timeout;
import java.util.Optional;

/** What comes to a node over the network, checked before its core hears of it. */
final class Reception {

    private final Node node;
    private final World world;
    private final Citizen citizen;
    private final EarlyMessages early;
    private final Optional<Adversary> adversary;

    Reception(Node node, Citizen citizen, EarlyMessages early, Optional<Adversary> adversary) {
        this.node = node;
        this.citizen = citizen;
        this.early = early;
        this.adversary = adversary;
        world = node.world;
    }

    void receive(int from, Parcel parcel) {
        switch (parcel) {
            case Parcel.Signed signed -> hear(from, signed);
            case Parcel.AskBody(long height, Hash block) -> {
                Optional<Block> body =
                        height == node.terms().height() ? node.state().body(block) : Optional.empty();
                body.ifPresent(found -> world.send(node.id, from, new Parcel.Answer(found, Optional.empty())));
            }
            case Parcel.Shown(Envelope envelope) -> {
                if (world.checker().isLeaders(node.terms(), envelope)) {
                    node.handle(new Event.EnvelopeShown(envelope));
                }
            }
            case Parcel.Submitted(LedgerRecord record) -> citizen.submissions().offer(record);
            case Parcel.AskHeight(long height) -> node.answer(height, from);
            case Parcel.Answer(Block block, Optional<Certificate> certificate) -> take(from, block, certificate);
        }
    }

    private void hear(int from, Parcel.Signed signed) {
        Message message = signed.message();
        long height = node.terms().height();
        if (message.height() != height) {
            if (message.height() == height + 1) {
                early.keep(world.size(), signed, from);
            }
            node.handle(new Event.OtherHeight(message.height(), message instanceof Timeout, from));
            return;
        }
        switch (signed.check(world.checker(), node.terms())) {
            case GOOD -> {
                node.handle(new Event.MessageReceived(message));
                adversary.ifPresent(tricks -> tricks.heard(node, message));
                citizen.slander(message);
            }
            case UNJUSTIFIED -> node.handle(new Event.UnjustifiedReceived((Proposal) message)); // nothing else can be
            case BAD -> {}
        }
    }

    /** Rule 30: peers are not trusted, each block needs its certificate. */
    private void take(int from, Block block, Optional<Certificate> certificate) {
        boolean holds = certificate
                .map(decided -> world.holds(node.terms(), block, decided))
                .orElse(true);
        if (holds && block.header().height() == node.terms().height()) {
            node.handle(new Event.BodyReceived(block, certificate));
            if (certificate.isPresent() && node.isUp()) {
                world.send(node.id, from, new Parcel.AskHeight(node.terms().height() + 1));
            }
        }
    }
}
