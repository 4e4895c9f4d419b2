package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A member of one zone, as the ledger has it. Source: Market rules, Who may trade.
 *
 * @param name shown to others; a pseudonym where it is a natural person
 * @param connectionLimit empty for the default, the sum of installed capacities
 * @param qualifications at most one per side, sellers first
 * @param registeredFrom first instant at which it belongs to the zone
 * @param leftAt first instant at which it does not any more
 */
public record Participant(
        ParticipantId id,
        TradingZoneId zone,
        String name,
        boolean isNaturalPerson,
        List<Resource> resources,
        Optional<Watts> connectionLimit,
        List<Qualification> qualifications,
        Instant registeredFrom,
        Optional<Instant> leftAt) {

    public Participant {
        resources = List.copyOf(resources);
        qualifications = List.copyOf(qualifications);
    }

    /** Whether it belongs to the zone at this instant; its readings are waited for then. */
    public boolean isRegisteredAt(Instant instant) {
        return !instant.isBefore(registeredFrom) && leftAt.stream().noneMatch(left -> !instant.isBefore(left));
    }

    /** The limit of what it may draw. */
    public Watts connection() {
        return connectionLimit.orElseGet(
                () -> resources.stream().map(Resource::installed).reduce(Watts.ZERO, Watts::plus));
    }

    /** Its qualification for a side, as it stands. */
    public Optional<Qualification> qualification(QualifiedSide side) {
        return qualifications.stream().filter(held -> held.side() == side).findFirst();
    }

    /** As the ledger keeps it. */
    public Bytes encode() {
        WireWriter message = new WireWriter()
                .text(1, id.code())
                .text(2, zone.code())
                .text(3, name)
                .uint(4, isNaturalPerson ? 1 : 0);
        MemberCodec.list(message, 5, resources, Resource::encode);
        message.uint(6, MemberCodec.oneMoreWatt(connectionLimit));
        MemberCodec.list(message, 7, qualifications, Qualification::encode);
        return message.uint(8, registeredFrom.toEpochMilli())
                .uint(9, MemberCodec.oneMore(leftAt))
                .finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static Participant decode(Bytes message) {
        return MemberCodec.read(
                "participant",
                message,
                fields -> new Participant(
                        MemberCodec.participant(fields, 1),
                        new TradingZoneId(fields.text(2, MemberLimits.ZONE_CODE_LENGTH)),
                        fields.text(3, MemberLimits.NAME_LENGTH),
                        MemberCodec.flag(fields, 4),
                        MemberCodec.list(fields, 5, MemberLimits.RESOURCES_PER_PARTICIPANT, Resource::decode),
                        MemberCodec.optionalWatts(fields, 6),
                        MemberCodec.list(fields, 7, QualifiedSide.values().length, Qualification::decode),
                        MemberCodec.instant(fields, 8),
                        MemberCodec.optionalInstant(fields, 9)));
    }
}
