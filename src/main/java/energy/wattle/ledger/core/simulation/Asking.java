package energy.wattle.ledger.core.simulation;

/** Asks others for a height, and not again at once. */
final class Asking {

    private static final long ASK_AGAIN = 40;

    private final Node self;
    private long askedAt = Long.MIN_VALUE / 2;

    Asking(Node self) {
        this.self = self;
    }

    void ask(long height, int peer) {
        if (self.world.now() >= askedAt + ASK_AGAIN) {
            askedAt = self.world.now();
            self.world.send(self.id, peer, new Parcel.AskHeight(height));
        }
    }
}
