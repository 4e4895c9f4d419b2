package energy.wattle.sample.service;

import energy.wattle.sample.BiddingAgentSwitches;
import energy.wattle.sample.store.SampleStore;
import energy.wattle.units.ParticipantId;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps in the database which agents are off. */
final class AgentSwitches implements BiddingAgentSwitches {

    private final PlayedData played;
    private final SampleStore store;
    private final TransactionOperations transactions;

    AgentSwitches(PlayedData played, SampleStore store, TransactionOperations transactions) {
        this.played = played;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public Set<ParticipantId> switchedOff() {
        return store.switchedOff();
    }

    @Override
    public void switchOff(ParticipantId participant) {
        if (played.participants().stream().noneMatch(one -> one.id().equals(participant))) {
            throw new IllegalArgumentException("the sample has no participant " + participant);
        }
        transactions.executeWithoutResult(status -> store.switchOff(participant));
    }

    @Override
    public void switchOn(ParticipantId participant) {
        transactions.executeWithoutResult(status -> store.switchOn(participant));
    }
}
