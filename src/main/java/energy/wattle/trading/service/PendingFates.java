package energy.wattle.trading.service;

import energy.wattle.ledger.ChainAge;
import energy.wattle.ledger.ChainAge.Hindrance;
import energy.wattle.ledger.ChainAges;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.store.SubmissionStore;
import energy.wattle.trading.store.SubmissionStore.Sent;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How it stands with what is in no block. A declaration counts only in a block from before the gate, and blocks' times
 * never go back: once this instance's copy of the chain has one from the gate on, what is in no block yet is too late
 * for good. Until then nobody can say so: it may stand in a block that has not come down yet.
 */
@Component
class PendingFates {

    private final Ledger ledger;
    private final MarketClock clock;
    private final ChainAges ages;
    private final SubmissionStore store;

    PendingFates(Ledger ledger, MarketClock clock, ChainAges ages, SubmissionStore store) {
        this.ledger = ledger;
        this.clock = clock;
        this.ages = ages;
        this.store = store;
    }

    /** Whether the chain's copy here has come to the gate. To be asked before it is asked where the record stands. */
    boolean isDecided(Sent sent) {
        return ledger.zone(new NodeId(sent.session().zone().code()))
                .map(chain -> ledger.head(chain.id()).time())
                .filter(time -> !time.isBefore(sent.gate()))
                .isPresent();
    }

    DeclarationFate pending(Sent sent, boolean isDecided) {
        if (isDecided) {
            return new DeclarationFate.TooLate(Optional.empty());
        }
        boolean isPast = !clock.instant().isBefore(sent.gate());
        return new DeclarationFate.Pending(isPast, waitsFor(sent));
    }

    /** It will be in no block as it was sent; what was sent later for the session may have been sent in its place. */
    DeclarationFate expired(Sent sent) {
        boolean isReplaced = store.of(sent.participant(), sent.session()).stream()
                .findFirst()
                .filter(latest -> !latest.record().equals(sent.record()))
                .isPresent();
        if (isReplaced) {
            return new DeclarationFate.Expired(true);
        }
        return clock.instant().isBefore(sent.gate())
                ? new DeclarationFate.Expired(false)
                : new DeclarationFate.TooLate(Optional.empty());
    }

    private Optional<DeclarationFate.Delay> waitsFor(Sent sent) {
        return ages.zone(new NodeId(sent.session().zone().code()))
                .flatMap(ChainAge::hindrance)
                .map(why -> switch (why) {
                    case Hindrance.NoLink(var peer, var since) -> new DeclarationFate.NoLink(peer, since);
                    case Hindrance.NoQuorum(var since) -> new DeclarationFate.NoQuorum(since);
                    case Hindrance.CatchingUp(long blocks) -> new DeclarationFate.CatchingUp(blocks);
                    case Hindrance.NoNews(var since) -> new DeclarationFate.NoQuorum(since);
                });
    }
}
