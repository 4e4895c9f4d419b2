package energy.wattle.membership.store;

import static energy.wattle.membership.store.jooq.Tables.ACCOUNT_PARTICIPANT;
import static energy.wattle.membership.store.jooq.Tables.CONTACT;

import energy.wattle.membership.Contact;
import energy.wattle.units.ParticipantId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What this installation keeps of participants beside the chain. */
@Repository
public class MemberAccountStore {

    private final DSLContext sql;

    MemberAccountStore(DSLContext sql) {
        this.sql = sql;
    }

    public void link(String username, ParticipantId participant) {
        sql.insertInto(ACCOUNT_PARTICIPANT)
                .set(ACCOUNT_PARTICIPANT.USERNAME, username)
                .set(ACCOUNT_PARTICIPANT.PARTICIPANT, participant.code())
                .onConflict(ACCOUNT_PARTICIPANT.USERNAME)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public void unlink(String username) {
        sql.deleteFrom(ACCOUNT_PARTICIPANT)
                .where(ACCOUNT_PARTICIPANT.USERNAME.eq(username))
                .execute();
    }

    public Optional<ParticipantId> participantOf(String username) {
        return sql.select(ACCOUNT_PARTICIPANT.PARTICIPANT)
                .from(ACCOUNT_PARTICIPANT)
                .where(ACCOUNT_PARTICIPANT.USERNAME.eq(username))
                .fetchOptional(row -> new ParticipantId(row.value1()));
    }

    public List<String> accountsOf(ParticipantId participant) {
        return sql.select(ACCOUNT_PARTICIPANT.USERNAME)
                .from(ACCOUNT_PARTICIPANT)
                .where(ACCOUNT_PARTICIPANT.PARTICIPANT.eq(participant.code()))
                .orderBy(ACCOUNT_PARTICIPANT.USERNAME)
                .fetch(row -> row.value1());
    }

    public void keep(ParticipantId participant, Contact contact) {
        sql.insertInto(CONTACT)
                .set(CONTACT.PARTICIPANT, participant.code())
                .set(CONTACT.NAME, contact.name())
                .set(CONTACT.EMAIL, contact.email())
                .onConflict(CONTACT.PARTICIPANT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public Optional<Contact> contact(ParticipantId participant) {
        return sql.select(CONTACT.NAME, CONTACT.EMAIL)
                .from(CONTACT)
                .where(CONTACT.PARTICIPANT.eq(participant.code()))
                .fetchOptional(row -> new Contact(row.value1(), row.value2()));
    }

    public void forget(ParticipantId participant) {
        sql.deleteFrom(CONTACT)
                .where(CONTACT.PARTICIPANT.eq(participant.code()))
                .execute();
    }
}
