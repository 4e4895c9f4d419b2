package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.SigningScope;
import java.util.Optional;

/** What goes over the simulated network. */
sealed interface Parcel {

    /**
     * A message of consensus. Every receiver's check has the same result as long as they stand on the same block and
     * are in the same epoch, so it is made once; that saves the run most of its time and changes nothing that is
     * observed.
     */
    final class Signed implements Parcel {

        private final Message message;
        private Optional<Hash> checkedOn = Optional.empty();
        private Optional<SigningScope> checkedIn = Optional.empty();
        private MessageCheck.Check check = MessageCheck.Check.BAD;

        Signed(Message message) {
            this.message = message;
        }

        Message message() {
            return message;
        }

        MessageCheck.Check check(MessageCheck checker, HeightTerms terms) {
            boolean isKnown = checkedOn.filter(terms.previous()::equals).isPresent()
                    && checkedIn.filter(terms.scope()::equals).isPresent();
            if (!isKnown) {
                check = checker.check(terms, message);
                checkedOn = Optional.of(terms.previous());
                checkedIn = Optional.of(terms.scope());
            }
            return check;
        }
    }

    /** A record for some block. */
    record Submitted(LedgerRecord record) implements Parcel {}

    /** What a leader has signed for somebody else. */
    record Shown(Envelope envelope) implements Parcel {}

    record AskBody(long height, Hash block) implements Parcel {}

    record AskHeight(long height) implements Parcel {}

    record Answer(Block block, Optional<Certificate> certificate) implements Parcel {}
}
