package energy.wattle.membership;

import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Who acts for a participant, and who it is: kept by this installation alone, never on a chain, and deleted when asked
 * for. An account acts for one participant at most, a participant may have several accounts.
 */
public interface MemberAccounts {

    /**
     * Lets an account act for a participant, and for no other any more.
     *
     * @return what is wrong: no such account, an account without the role, no such participant; empty if it was done
     */
    List<Problem> link(String username, ParticipantId participant);

    void unlink(String username);

    /** The participant that an account acts for. */
    Optional<ParticipantId> participantOf(String username);

    /** In the order of names. */
    List<String> accountsOf(ParticipantId participant);

    /** @return what is wrong with it; empty if it was stored */
    List<Problem> keepContact(ParticipantId participant, Contact contact);

    Optional<Contact> contact(ParticipantId participant);

    void forgetContact(ParticipantId participant);
}
