package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.GIVEN_EPOCH_KEY;

import energy.wattle.ledger.Bytes;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Epoch keys that neighbours gave this instance, each sealed to one of its own keys. */
@Repository
public class GivenKeyStore {

    private final DSLContext sql;

    GivenKeyStore(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * One key.
     *
     * @param chain its number
     * @param member name of the key that it is sealed to
     * @param sealed the wrap, encoded
     */
    public record GivenKey(int chain, long epoch, String member, Bytes sealed) {}

    public Optional<GivenKey> of(int chain, long epoch) {
        return sql.selectFrom(GIVEN_EPOCH_KEY)
                .where(GIVEN_EPOCH_KEY.CHAIN.eq(chain))
                .and(GIVEN_EPOCH_KEY.EPOCH.eq(epoch))
                .fetchOptional(row -> new GivenKey(chain, row.getEpoch(), row.getMember(), Bytes.of(row.getSealed())));
    }

    List<GivenKey> all() {
        return sql.selectFrom(GIVEN_EPOCH_KEY)
                .fetch(row -> new GivenKey(row.getChain(), row.getEpoch(), row.getMember(), Bytes.of(row.getSealed())));
    }

    /** The first one stays. */
    public void add(GivenKey key) {
        sql.insertInto(GIVEN_EPOCH_KEY)
                .set(GIVEN_EPOCH_KEY.CHAIN, key.chain())
                .set(GIVEN_EPOCH_KEY.EPOCH, key.epoch())
                .set(GIVEN_EPOCH_KEY.MEMBER, key.member())
                .set(GIVEN_EPOCH_KEY.SEALED, key.sealed().toArray())
                .onConflictDoNothing()
                .execute();
    }

    /** Takes over those of the database that is replayed. */
    public void copy(OriginalStore original) {
        new GivenKeyStore(original.sql()).all().forEach(this::add);
    }
}
