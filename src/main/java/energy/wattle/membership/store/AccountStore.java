package energy.wattle.membership.store;

import static energy.wattle.membership.store.jooq.Tables.ACCOUNT;
import static energy.wattle.membership.store.jooq.Tables.ACCOUNT_PARTICIPANT;
import static energy.wattle.membership.store.jooq.Tables.ACCOUNT_ROLE;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import energy.wattle.membership.Account;
import energy.wattle.membership.AccountDesk;
import energy.wattle.membership.Role;
import energy.wattle.units.ParticipantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Accounts with their roles and password hashes. */
@Repository
public class AccountStore {

    /** An account with what proves its owner. */
    public record Credentials(Account account, String passwordHash, boolean isDisabled) {}

    private static final Field<Set<Role>> ROLES = multiset(
                    select(ACCOUNT_ROLE.ROLE).from(ACCOUNT_ROLE).where(ACCOUNT_ROLE.USERNAME.eq(ACCOUNT.USERNAME)))
            .convertFrom(roles ->
                    roles.stream().map(role -> Role.valueOf(role.value1())).collect(toSet()));

    private final DSLContext sql;

    AccountStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Call it in a transaction.
     *
     * @return whether it was added; false when the name is taken
     */
    public boolean add(Credentials credentials) {
        Account account = credentials.account();
        int added = sql.insertInto(ACCOUNT)
                .set(ACCOUNT.USERNAME, account.username())
                .set(ACCOUNT.PASSWORD_HASH, credentials.passwordHash())
                .set(ACCOUNT.DEMONSTRATION, account.demonstration())
                .set(ACCOUNT.CREATED_AT, account.createdAt().atOffset(ZoneOffset.UTC))
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            return false;
        }
        account.roles()
                .forEach(role -> sql.insertInto(ACCOUNT_ROLE)
                        .set(ACCOUNT_ROLE.USERNAME, account.username())
                        .set(ACCOUNT_ROLE.ROLE, role.name())
                        .execute());
        return true;
    }

    public Optional<Credentials> find(String username) {
        return sql.select(
                        ACCOUNT.USERNAME,
                        ACCOUNT.PASSWORD_HASH,
                        ACCOUNT.DEMONSTRATION,
                        ACCOUNT.CREATED_AT,
                        ROLES,
                        ACCOUNT.DISABLED_AT)
                .from(ACCOUNT)
                .where(ACCOUNT.USERNAME.eq(username))
                .fetchOptional(row -> {
                    Instant createdAt = row.value4().toInstant();
                    return new Credentials(
                            new Account(row.value1(), row.value5(), row.value3(), createdAt),
                            row.value2(),
                            row.value6() != null);
                });
    }

    /** Whether anybody can log in without the sample. */
    public boolean hasOwn() {
        return sql.fetchExists(ACCOUNT, ACCOUNT.DEMONSTRATION.isFalse());
    }

    /** All accounts with whom they act for, in the order of names. */
    public List<AccountDesk.Entry> all() {
        return sql.select(
                        ACCOUNT.USERNAME,
                        ROLES,
                        ACCOUNT.DEMONSTRATION,
                        ACCOUNT.CREATED_AT,
                        ACCOUNT.DISABLED_AT,
                        ACCOUNT_PARTICIPANT.PARTICIPANT)
                .from(ACCOUNT)
                .leftJoin(ACCOUNT_PARTICIPANT)
                .on(ACCOUNT_PARTICIPANT.USERNAME.eq(ACCOUNT.USERNAME))
                .orderBy(ACCOUNT.USERNAME)
                .fetch(row -> new AccountDesk.Entry(
                        new Account(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4().toInstant()),
                        Optional.ofNullable(row.value5()).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.value6()).map(ParticipantId::new)));
    }

    /** Call it in a transaction: no account is disabled by anybody else before it ends. */
    public void lock() {
        sql.select(ACCOUNT.USERNAME)
                .from(ACCOUNT)
                .orderBy(ACCOUNT.USERNAME)
                .forUpdate()
                .fetch();
    }

    public void disable(String username, Instant now) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, now.atOffset(ZoneOffset.UTC))
                .where(ACCOUNT.USERNAME.eq(username), ACCOUNT.DISABLED_AT.isNull())
                .execute();
    }

    public void enable(String username) {
        sql.update(ACCOUNT)
                .setNull(ACCOUNT.DISABLED_AT)
                .where(ACCOUNT.USERNAME.eq(username))
                .execute();
    }
}
