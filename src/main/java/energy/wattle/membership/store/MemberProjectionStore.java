package energy.wattle.membership.store;

import static energy.wattle.membership.store.jooq.Tables.PARTICIPANT;
import static energy.wattle.membership.store.jooq.Tables.QUALIFICATION;
import static energy.wattle.membership.store.jooq.Tables.QUALIFICATION_CHANGE;
import static energy.wattle.membership.store.jooq.Tables.REGISTERED_KEY;
import static energy.wattle.membership.store.jooq.Tables.RESOURCE;
import static energy.wattle.membership.store.jooq.Tables.ZONE;
import static energy.wattle.membership.store.jooq.Tables.ZONE_PARAMETER;

import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Repository;

/** Writes the tables that follow the main chain. Call it in the transaction that stores the block. */
@Repository
public class MemberProjectionStore {

    /** In the order in which they may be emptied. */
    public static final List<String> TABLES = List.of(
            "membership.qualification_change",
            "membership.qualification",
            "membership.registered_key",
            "membership.resource",
            "membership.participant",
            "membership.zone_parameter",
            "membership.zone");

    /** @param recordIndex of the record in its block */
    public record Place(long height, int recordIndex, Instant time) {}

    private final DSLContext sql;

    MemberProjectionStore(DSLContext sql) {
        this.sql = sql;
    }

    public void put(Zone zone, Instant changedAt) {
        sql.insertInto(ZONE)
                .set(ZONE.CODE, zone.id().code())
                .set(ZONE.NAME, zone.name())
                .set(ZONE.TIME_ZONE, zone.timeZone().getId())
                .set(ZONE.CURRENCY, zone.currency())
                .set(ZONE.CHANGED_AT, utc(changedAt))
                .onConflict(ZONE.CODE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        sql.deleteFrom(ZONE_PARAMETER)
                .where(ZONE_PARAMETER.ZONE.eq(zone.id().code()))
                .execute();
        sql.batch(zone.parameters().entrySet().stream()
                        .map(parameter -> sql.insertInto(ZONE_PARAMETER)
                                .set(ZONE_PARAMETER.ZONE, zone.id().code())
                                .set(ZONE_PARAMETER.NAME, parameter.getKey())
                                .set(ZONE_PARAMETER.VALUE, parameter.getValue()))
                        .toList())
                .execute();
    }

    /** All of a participant but its qualifications. */
    public void put(Participant participant) {
        sql.insertInto(PARTICIPANT)
                .set(PARTICIPANT.ID, participant.id().code())
                .set(PARTICIPANT.ZONE, participant.zone().code())
                .set(PARTICIPANT.NAME, participant.name())
                .set(PARTICIPANT.IS_NATURAL_PERSON, participant.isNaturalPerson())
                .set(
                        PARTICIPANT.CONNECTION_LIMIT_W,
                        participant.connectionLimit().map(Watts::value).orElse(null))
                .set(PARTICIPANT.REGISTERED_FROM, utc(participant.registeredFrom()))
                .set(
                        PARTICIPANT.LEFT_AT,
                        participant.leftAt().map(MemberProjectionStore::utc).orElse(null))
                .onConflict(PARTICIPANT.ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        sql.deleteFrom(RESOURCE)
                .where(RESOURCE.PARTICIPANT.eq(participant.id().code()))
                .execute();
        List<Resource> resources = participant.resources();
        sql.batch(IntStream.range(0, resources.size())
                        .mapToObj(position -> insert(participant.id(), position, resources.get(position)))
                        .toList())
                .execute();
    }

    /** One step of a qualification, and how it stands after it. */
    public void put(ParticipantId participant, Qualification after, Place place) {
        sql.insertInto(QUALIFICATION)
                .set(QUALIFICATION.PARTICIPANT, participant.code())
                .set(QUALIFICATION.SIDE, after.side().name())
                .set(QUALIFICATION.STATUS, after.status().name())
                .set(QUALIFICATION.VALID_FROM, utc(after.from()))
                .set(QUALIFICATION.VALID_UNTIL, utc(after.until()))
                .set(QUALIFICATION.REASON, after.reason())
                .onConflict(QUALIFICATION.PARTICIPANT, QUALIFICATION.SIDE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        sql.insertInto(QUALIFICATION_CHANGE)
                .set(QUALIFICATION_CHANGE.PARTICIPANT, participant.code())
                .set(QUALIFICATION_CHANGE.SIDE, after.side().name())
                .set(QUALIFICATION_CHANGE.HEIGHT, place.height())
                .set(QUALIFICATION_CHANGE.RECORD_INDEX, place.recordIndex())
                .set(QUALIFICATION_CHANGE.CHANGED_AT, utc(place.time()))
                .set(QUALIFICATION_CHANGE.STATUS, after.status().name())
                .set(QUALIFICATION_CHANGE.VALID_FROM, utc(after.from()))
                .set(QUALIFICATION_CHANGE.VALID_UNTIL, utc(after.until()))
                .set(QUALIFICATION_CHANGE.REASON, after.reason())
                .execute();
    }

    public void add(RegisteredKey key) {
        sql.insertInto(REGISTERED_KEY)
                .set(REGISTERED_KEY.KEY_ID, key.id().hash().bytes().toArray())
                .set(REGISTERED_KEY.ZONE, key.zone().code())
                .set(REGISTERED_KEY.PUBLIC_KEY, key.holder().publicKey().toArray())
                .set(REGISTERED_KEY.ROLE, key.holder().role().name())
                .set(
                        REGISTERED_KEY.OWNER,
                        key.holder().owner().map(ParticipantId::code).orElse(null))
                .set(REGISTERED_KEY.IS_CUSTODIAL, key.holder().isCustodial())
                .onConflict(REGISTERED_KEY.KEY_ID, REGISTERED_KEY.ZONE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public void remove(RegisteredKey key) {
        sql.deleteFrom(REGISTERED_KEY)
                .where(REGISTERED_KEY.KEY_ID.eq(key.id().hash().bytes().toArray()))
                .and(REGISTERED_KEY.ZONE.eq(key.zone().code()))
                .execute();
    }

    private Query insert(ParticipantId participant, int position, Resource resource) {
        return sql.insertInto(RESOURCE)
                .set(RESOURCE.PARTICIPANT, participant.code())
                .set(RESOURCE.POSITION, position)
                .set(RESOURCE.NAME, resource.name())
                .set(RESOURCE.KIND, resource.kind().name())
                .set(RESOURCE.INSTALLED_W, resource.installed().value())
                .set(RESOURCE.IS_RENEWABLE, resource.isRenewable())
                .set(RESOURCE.IS_MODELLED, resource.isModelled())
                .set(
                        RESOURCE.MARGINAL_COST,
                        resource.marginalCost().map(Price::micros).orElse(null));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
