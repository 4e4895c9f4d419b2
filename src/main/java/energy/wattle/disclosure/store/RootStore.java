package energy.wattle.disclosure.store;

import static energy.wattle.disclosure.store.jooq.Tables.BLOCK_ROOT;

import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.core.Digest;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.FinalBlock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The results roots of blocks. */
@Repository
public class RootStore {

    private final DSLContext sql;

    RootStore(DSLContext sql) {
        this.sql = sql;
    }

    /** Call it in a transaction. */
    public void add(FinalBlock block) {
        sql.insertInto(BLOCK_ROOT)
                .set(BLOCK_ROOT.CHAIN, bytes(block.chain().id()))
                .set(BLOCK_ROOT.HEIGHT, block.height())
                .set(BLOCK_ROOT.BLOCK_TIME, at(block.time()))
                .set(
                        BLOCK_ROOT.RESULTS_ROOT,
                        block.header().resultsRoot().bytes().toArray())
                .execute();
    }

    /** Market time of a chain's first block. */
    public Optional<Instant> first(ChainId chain) {
        return sql.select(DSL.min(BLOCK_ROOT.BLOCK_TIME))
                .from(BLOCK_ROOT)
                .where(BLOCK_ROOT.CHAIN.eq(bytes(chain)))
                .fetchOptional(row -> row.value1())
                .map(OffsetDateTime::toInstant);
    }

    /** A chain's blocks from one instant up to another, both included; nothing where there are none. */
    public Optional<BlockRange> between(ChainId chain, Instant from, Instant until) {
        return range(chain, BLOCK_ROOT.BLOCK_TIME.ge(at(from)).and(BLOCK_ROOT.BLOCK_TIME.le(at(until))));
    }

    /** A chain's blocks from one height up to another; nothing where there are none. */
    public Optional<BlockRange> between(ChainId chain, long first, long last) {
        return range(chain, BLOCK_ROOT.HEIGHT.between(first, last));
    }

    private Optional<BlockRange> range(ChainId chain, Condition condition) {
        Result<Record2<Long, byte[]>> rows = sql.select(BLOCK_ROOT.HEIGHT, BLOCK_ROOT.RESULTS_ROOT)
                .from(BLOCK_ROOT)
                .where(BLOCK_ROOT.CHAIN.eq(bytes(chain)))
                .and(condition)
                .orderBy(BLOCK_ROOT.HEIGHT)
                .fetch();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Bytes> roots = rows.map(row -> Bytes.of(row.value2()));
        return Optional.of(
                new BlockRange(chain, rows.getFirst().value1(), rows.getLast().value1(), Digest.of(roots)));
    }

    private static byte[] bytes(ChainId chain) {
        return chain.genesis().bytes().toArray();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
