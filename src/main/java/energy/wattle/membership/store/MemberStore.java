package energy.wattle.membership.store;

import static energy.wattle.membership.store.jooq.Tables.PARTICIPANT;
import static energy.wattle.membership.store.jooq.Tables.QUALIFICATION;
import static energy.wattle.membership.store.jooq.Tables.REGISTERED_KEY;
import static energy.wattle.membership.store.jooq.Tables.RESOURCE;
import static energy.wattle.membership.store.jooq.Tables.ZONE;
import static energy.wattle.membership.store.jooq.Tables.ZONE_PARAMETER;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Zones and participants as the main chain's last final block has them. */
@Repository
public class MemberStore {

    private static final Field<List<Resource>> RESOURCES = multiset(select(
                            RESOURCE.NAME,
                            RESOURCE.KIND,
                            RESOURCE.INSTALLED_W,
                            RESOURCE.IS_RENEWABLE,
                            RESOURCE.IS_MODELLED,
                            RESOURCE.MARGINAL_COST)
                    .from(RESOURCE)
                    .where(RESOURCE.PARTICIPANT.eq(PARTICIPANT.ID))
                    .orderBy(RESOURCE.POSITION))
            .convertFrom(rows -> rows.map(row -> new Resource(
                    row.value1(),
                    ResourceKind.valueOf(row.value2()),
                    new Watts(row.value3()),
                    row.value4(),
                    row.value5(),
                    Optional.ofNullable(row.value6()).map(Price::new))));

    /** Sellers first, which is the other way round than their names. */
    private static final Field<List<Qualification>> QUALIFICATIONS = multiset(select(
                            QUALIFICATION.SIDE,
                            QUALIFICATION.STATUS,
                            QUALIFICATION.VALID_FROM,
                            QUALIFICATION.VALID_UNTIL,
                            QUALIFICATION.REASON)
                    .from(QUALIFICATION)
                    .where(QUALIFICATION.PARTICIPANT.eq(PARTICIPANT.ID))
                    .orderBy(QUALIFICATION.SIDE.desc()))
            .convertFrom(rows -> rows.map(
                    row -> qualification(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));

    private final DSLContext sql;

    MemberStore(DSLContext sql) {
        this.sql = sql;
    }

    /** In the order of codes. */
    public List<Zone> zones() {
        return sql.select(
                        ZONE.CODE,
                        ZONE.NAME,
                        ZONE.TIME_ZONE,
                        ZONE.CURRENCY,
                        multiset(select(ZONE_PARAMETER.NAME, ZONE_PARAMETER.VALUE)
                                        .from(ZONE_PARAMETER)
                                        .where(ZONE_PARAMETER.ZONE.eq(ZONE.CODE)))
                                .convertFrom(
                                        rows -> rows.stream().collect(toMap(row -> row.value1(), row -> row.value2()))))
                .from(ZONE)
                .orderBy(ZONE.CODE)
                .fetch(row -> new Zone(
                        new TradingZoneId(row.value1()),
                        row.value2(),
                        ZoneId.of(row.value3()),
                        row.value4(),
                        new TreeMap<>(row.value5())));
    }

    /** In the order of ids. */
    public List<Participant> participants(TradingZoneId zone) {
        return participants(PARTICIPANT.ZONE.eq(zone.code()));
    }

    public Optional<Participant> participant(ParticipantId id) {
        return participants(PARTICIPANT.ID.eq(id.code())).stream().findFirst();
    }

    /** Whose id or name has a text in it, by zone and id. */
    public List<Participant> search(String text, int most) {
        return participants(PARTICIPANT.ID.containsIgnoreCase(text).or(PARTICIPANT.NAME.containsIgnoreCase(text)))
                .stream()
                .sorted(Comparator.comparing(Participant::zone).thenComparing(Participant::id))
                .limit(most)
                .toList();
    }

    /** The keys of a participant and its meters that its zone knows, in the order of their ids. */
    public List<RegisteredKey> keys(ParticipantId owner) {
        return sql.selectFrom(REGISTERED_KEY)
                .where(REGISTERED_KEY.OWNER.eq(owner.code()))
                .orderBy(REGISTERED_KEY.KEY_ID)
                .fetch(row -> new RegisteredKey(
                        new KeyId(new Hash(Bytes.of(row.getKeyId()))),
                        new TradingZoneId(row.getZone()),
                        new KeyHolder(
                                Bytes.of(row.getPublicKey()),
                                KeyRole.valueOf(row.getRole()),
                                Optional.of(owner),
                                row.getIsCustodial())));
    }

    private List<Participant> participants(Condition which) {
        return sql.select(
                        PARTICIPANT.ID,
                        PARTICIPANT.ZONE,
                        PARTICIPANT.NAME,
                        PARTICIPANT.IS_NATURAL_PERSON,
                        RESOURCES,
                        PARTICIPANT.CONNECTION_LIMIT_W,
                        QUALIFICATIONS,
                        PARTICIPANT.REGISTERED_FROM,
                        PARTICIPANT.LEFT_AT)
                .from(PARTICIPANT)
                .where(which)
                .orderBy(PARTICIPANT.ID)
                .fetch(row -> new Participant(
                        new ParticipantId(row.value1()),
                        new TradingZoneId(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        Optional.ofNullable(row.value6()).map(Watts::new),
                        row.value7(),
                        row.value8().toInstant(),
                        Optional.ofNullable(row.value9()).map(OffsetDateTime::toInstant)));
    }

    static Qualification qualification(
            String side, String status, OffsetDateTime from, OffsetDateTime until, String reason) {
        return new Qualification(
                QualifiedSide.valueOf(side),
                QualificationStatus.valueOf(status),
                from.toInstant(),
                until.toInstant(),
                reason);
    }
}
