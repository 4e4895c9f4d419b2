package energy.wattle.ledger.store;

import static energy.wattle.ledger.store.jooq.Tables.CHAIN;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.store.jooq.Tables;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Which chains there are, and whose keys. */
@Repository
public class ChainStore {

    /** @param genesis its encoded document */
    public record StoredChain(int number, ChainId id, String name, Bytes genesis) {}

    private final DSLContext sql;

    ChainStore(DSLContext sql) {
        this.sql = sql;
    }

    /** The main chain first, then the sub-chains by name; none before the market is founded. */
    public List<StoredChain> all() {
        return sql.selectFrom(CHAIN)
                .orderBy(CHAIN.NUMBER)
                .fetch(row -> new StoredChain(
                        row.getNumber(),
                        new ChainId(new Hash(Bytes.of(row.getId()))),
                        row.getName(),
                        Bytes.of(row.getGenesis())));
    }

    /** Call it in a transaction, once for all chains. */
    public void add(List<StoredChain> chains) {
        for (StoredChain chain : chains) {
            sql.insertInto(CHAIN)
                    .set(CHAIN.NUMBER, chain.number())
                    .set(CHAIN.ID, chain.id().genesis().bytes().toArray())
                    .set(CHAIN.NAME, chain.name())
                    .set(CHAIN.GENESIS, chain.genesis().toArray())
                    .execute();
        }
    }

    /** The identity of the secret that this database's keys are derived from, once it is known. */
    public Optional<Hash> secretIdentity() {
        return sql.selectFrom(Tables.INSTANCE).fetchOptional(row -> new Hash(Bytes.of(row.getSecretIdentity())));
    }

    public void rememberSecret(Hash identity) {
        sql.insertInto(Tables.INSTANCE)
                .set(Tables.INSTANCE.SECRET_IDENTITY, identity.bytes().toArray())
                .execute();
    }
}
