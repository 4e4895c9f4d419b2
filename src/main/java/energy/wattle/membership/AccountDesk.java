package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an administrator does with accounts. Every call needs the role. */
public interface AccountDesk {

    /** In the order of names. */
    List<Entry> accounts();

    AccountCreation create(NewAccount account);

    /**
     * Lets an account act for a participant, or for none.
     *
     * @return what is wrong with it; empty if it was done
     */
    List<Problem> actFor(String username, Optional<ParticipantId> participant);

    /**
     * Lets somebody log in no more. Nobody disables the own account, nor the last administrator's.
     *
     * @return what is wrong with it; empty if it was done
     */
    List<Problem> disable(String username);

    /** @return what is wrong with it; empty if it was done */
    List<Problem> enable(String username);

    /**
     * An account.
     *
     * @param disabledAt since when nobody can log in with it
     * @param actsFor the participant whose matters it may see and do
     */
    record Entry(Account account, Optional<Instant> disabledAt, Optional<ParticipantId> actsFor) {}
}
