package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.BLOCK;
import static energy.wattle.ledger.store.jooq.Tables.RECORD;
import static energy.wattle.ledger.store.jooq.Tables.RESULT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Final blocks as somebody leafs through them, from the last one down. */
@Repository
public class ChainBookStore {

    private static final Field<Integer> RECORDS =
            field(selectCount().from(RECORD).where(RECORD.CHAIN.eq(BLOCK.CHAIN), RECORD.HEIGHT.eq(BLOCK.HEIGHT)));
    private static final Field<Integer> RESULTS =
            field(selectCount().from(RESULT).where(RESULT.CHAIN.eq(BLOCK.CHAIN), RESULT.HEIGHT.eq(BLOCK.HEIGHT)));

    /** @param time market time in milliseconds */
    public record StoredLine(long height, long time, Hash hash, int records, int results) {}

    /** @param content encoded record */
    public record StoredPlace(
            long height, long time, int kind, Hash id, Hash sender, Bytes content, Optional<String> voidReason) {}

    /** @param content encoded result */
    public record StoredFact(long height, long time, String kind, Bytes content) {}

    /** A block's encoded header and certificate. */
    public record StoredSigned(Bytes header, Bytes certificate) {}

    private final DSLContext sql;

    ChainBookStore(DSLContext sql) {
        this.sql = sql;
    }

    public List<StoredLine> down(int chain, long highest, int count) {
        return sql.select(BLOCK.HEIGHT, BLOCK.TIME, BLOCK.HASH, RECORDS, RESULTS)
                .from(BLOCK)
                .where(BLOCK.CHAIN.eq(chain), BLOCK.HEIGHT.le(highest))
                .orderBy(BLOCK.HEIGHT.desc())
                .limit(count)
                .fetch(row -> new StoredLine(
                        row.value1(), row.value2(), new Hash(Bytes.of(row.value3())), row.value4(), row.value5()));
    }

    /** The latest records of some kinds, the last first. */
    public List<StoredPlace> latest(int chain, Collection<Integer> kinds, int count) {
        return sql.select(
                        RECORD.HEIGHT,
                        BLOCK.TIME,
                        RECORD.KIND,
                        RECORD.ID,
                        RECORD.SENDER,
                        RECORD.CONTENT,
                        RECORD.VOID_REASON)
                .from(RECORD)
                .join(BLOCK)
                .on(BLOCK.CHAIN.eq(RECORD.CHAIN), BLOCK.HEIGHT.eq(RECORD.HEIGHT))
                .where(RECORD.CHAIN.eq(chain), RECORD.KIND.in(kinds))
                .orderBy(RECORD.HEIGHT.desc(), RECORD.POSITION.desc())
                .limit(count)
                .fetch(row -> new StoredPlace(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        new Hash(Bytes.of(row.value4())),
                        new Hash(Bytes.of(row.value5())),
                        Bytes.of(row.value6()),
                        Optional.ofNullable(row.value7())));
    }

    /** The latest results of some kinds, the last first. */
    public List<StoredFact> latestResults(int chain, Collection<String> kinds, int count) {
        return sql.select(RESULT.HEIGHT, BLOCK.TIME, RESULT.KIND, RESULT.CONTENT)
                .from(RESULT)
                .join(BLOCK)
                .on(BLOCK.CHAIN.eq(RESULT.CHAIN), BLOCK.HEIGHT.eq(RESULT.HEIGHT))
                .where(RESULT.CHAIN.eq(chain), RESULT.KIND.in(kinds))
                .orderBy(RESULT.HEIGHT.desc(), RESULT.POSITION.desc())
                .limit(count)
                .fetch(row -> new StoredFact(row.value1(), row.value2(), row.value3(), Bytes.of(row.value4())));
    }

    /** The last blocks with header and certificate, the last first. */
    public List<StoredSigned> lastSigned(int chain, int count) {
        return sql.select(BLOCK.HEADER, BLOCK.CERTIFICATE)
                .from(BLOCK)
                .where(BLOCK.CHAIN.eq(chain))
                .orderBy(BLOCK.HEIGHT.desc())
                .limit(count)
                .fetch(row -> new StoredSigned(Bytes.of(row.value1()), Bytes.of(row.value2())));
    }
}
