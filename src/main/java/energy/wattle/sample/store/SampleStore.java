package energy.wattle.sample.store;

import static energy.wattle.sample.store.jooq.Tables.AGENT_OFF;
import static energy.wattle.sample.store.jooq.Tables.DECLARED;
import static energy.wattle.sample.store.jooq.Tables.METERED;
import static energy.wattle.sample.store.jooq.Tables.PLAYED;
import static energy.wattle.sample.store.jooq.Tables.SETUP_STEP;
import static energy.wattle.sample.store.jooq.Tables.STORAGE_CHARGE;
import static org.jooq.impl.DSL.max;

import energy.wattle.ledger.Bytes;
import energy.wattle.sample.core.StorageCharge;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Repository;

/** What is played, what was set up and declared, how far meters were read, which agents are off. */
@Repository
@ConditionalOnBooleanProperty("wattle.sample.enabled")
public class SampleStore {

    /**
     * What a market was founded to play.
     *
     * @param digest of the data, 32 bytes
     * @param firstDay as the data has it
     * @param start market time of its first interval
     * @param doAllVote whether every participant's node is a validator; else each chain has one
     */
    public record Played(Bytes digest, LocalDate firstDay, Instant start, boolean isRealTime, boolean doAllVote) {}

    private final DSLContext sql;

    SampleStore(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Played> played() {
        return sql.selectFrom(PLAYED)
                .fetchOptional(row -> new Played(
                        Bytes.of(row.getDataDigest()),
                        row.getFirstDay(),
                        row.getStartsAt().toInstant(),
                        row.getRealTime(),
                        row.getAllVote()));
    }

    public void play(Played played) {
        sql.insertInto(PLAYED)
                .set(PLAYED.DATA_DIGEST, played.digest().toArray())
                .set(PLAYED.FIRST_DAY, played.firstDay())
                .set(PLAYED.STARTS_AT, utc(played.start()))
                .set(PLAYED.REAL_TIME, played.isRealTime())
                .set(PLAYED.ALL_VOTE, played.doAllVote())
                .execute();
    }

    /** @return whether it had not been done before */
    public boolean take(String step, Instant now) {
        return sql.insertInto(SETUP_STEP)
                        .set(SETUP_STEP.STEP, step)
                        .set(SETUP_STEP.DONE_AT, utc(now))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    public boolean isTaken(String step) {
        return sql.fetchExists(SETUP_STEP, SETUP_STEP.STEP.eq(step));
    }

    public Set<ParticipantId> switchedOff() {
        return new TreeSet<>(
                sql.select(AGENT_OFF.PARTICIPANT).from(AGENT_OFF).fetch(row -> new ParticipantId(row.value1())));
    }

    public void switchOff(ParticipantId participant) {
        sql.insertInto(AGENT_OFF)
                .set(AGENT_OFF.PARTICIPANT, participant.code())
                .onConflictDoNothing()
                .execute();
    }

    public void switchOn(ParticipantId participant) {
        sql.deleteFrom(AGENT_OFF)
                .where(AGENT_OFF.PARTICIPANT.eq(participant.code()))
                .execute();
    }

    /** @return whether the agents had not declared for the session before */
    public boolean declare(String session, Instant now) {
        return sql.insertInto(DECLARED)
                        .set(DECLARED.SESSION, session)
                        .set(DECLARED.DECLARED_AT, utc(now))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    public boolean hasDeclared(String session) {
        return sql.fetchExists(DECLARED, DECLARED.SESSION.eq(session));
    }

    /** The end of the last interval whose meters were read. */
    public Optional<Instant> meteredUntil(TradingZoneId zone) {
        return sql.select(METERED.UNTIL)
                .from(METERED)
                .where(METERED.ZONE.eq(zone.code()))
                .fetchOptional(row -> row.value1().toInstant());
    }

    /** The latest such end of all zones. */
    public Optional<Instant> meteredUntil() {
        return sql.select(max(METERED.UNTIL))
                .from(METERED)
                .fetchOptional(row -> row.value1())
                .map(OffsetDateTime::toInstant);
    }

    public void meteredUntil(TradingZoneId zone, Instant until) {
        sql.insertInto(METERED)
                .set(METERED.ZONE, zone.code())
                .set(METERED.UNTIL, utc(until))
                .onConflict(METERED.ZONE)
                .doUpdate()
                .set(METERED.UNTIL, utc(until))
                .execute();
    }

    /** What a storage holds after the last interval that was metered; nothing before the first. */
    public Optional<StorageCharge> charge(ParticipantId participant) {
        return sql.select(STORAGE_CHARGE.INTERVAL_START, STORAGE_CHARGE.CHARGE_WH)
                .from(STORAGE_CHARGE)
                .where(STORAGE_CHARGE.PARTICIPANT.eq(participant.code()))
                .orderBy(STORAGE_CHARGE.INTERVAL_START.desc())
                .limit(1)
                .fetchOptional(row ->
                        new StorageCharge(new Interval(new Interval(row.value1().toInstant()).end()), row.value2()));
    }

    /** @param charge after the interval, in Wh */
    public void charge(ParticipantId participant, Interval interval, long charge) {
        sql.insertInto(STORAGE_CHARGE)
                .set(STORAGE_CHARGE.PARTICIPANT, participant.code())
                .set(STORAGE_CHARGE.INTERVAL_START, utc(interval.start()))
                .set(STORAGE_CHARGE.CHARGE_WH, charge)
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
