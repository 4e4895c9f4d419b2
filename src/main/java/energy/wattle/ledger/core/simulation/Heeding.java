package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.core.election.Succession;
import java.util.Optional;

/** What a node makes of a recovery manifest that the main chain has for its own one. Outlives crashes. */
final class Heeding {

    private static final long CATCH_UP = 300;

    private final Node self;
    private boolean isGone;
    private boolean isStopped;
    private Optional<Succession> manifest = Optional.empty();

    Heeding(Node self) {
        this.self = self;
    }

    /** The node is not there: for good, or until it {@link #arrive arrives}. */
    void leave() {
        isGone = true;
        self.stop();
    }

    /** It has not been there before, and goes through the blocks from the first one on. */
    void arrive() {
        isGone = false;
        self.restart();
        catchUp();
    }

    boolean isGone() {
        return isGone;
    }

    boolean isStopped() {
        return isStopped;
    }

    Optional<Succession> manifest() {
        return manifest;
    }

    void heed(Succession heard) {
        manifest = Optional.of(heard);
        long height = self.decided();
        if (height > heard.last().height()) {
            isStopped = true;
            if (self.isHonest()) {
                self.world.watch().stopped(self.id);
            }
        } else if (height == heard.last().height()) {
            self.disk.clear(); // of this height in the epoch before; what is signed from here on is of another one
            if (self.isUp()) {
                self.enter();
                self.start();
            }
        }
    }

    private void catchUp() {
        if (manifest.filter(heard -> heard.last().height() > self.decided()).isPresent()) {
            self.world.sendAll(self.id, new Parcel.AskHeight(self.terms().height()));
            self.later(CATCH_UP, this::catchUp);
        }
    }
}
