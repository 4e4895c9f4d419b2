package energy.wattle.membership.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange.AddKey;
import energy.wattle.membership.core.MembershipChange.Apply;
import energy.wattle.membership.core.MembershipChange.Leave;
import energy.wattle.membership.core.MembershipChange.Register;
import energy.wattle.membership.core.MembershipChange.RemoveKey;
import energy.wattle.membership.core.MembershipChange.Review;
import energy.wattle.membership.core.MembershipChange.SetConnectionLimit;
import energy.wattle.membership.core.MembershipChange.SetResources;
import energy.wattle.membership.core.MembershipChange.SetZone;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of membership changes: {@code { uint32 type = 1; bytes body = 2; }}, the body's fields by type as written
 * below. Type numbers are on the chain: none is ever changed or used again.
 */
public final class ChangeCodec {

    private static final int SET_ZONE = 1;
    private static final int REGISTER = 2;
    private static final int ADD_KEY = 3;
    private static final int REMOVE_KEY = 4;
    private static final int SET_RESOURCES = 5;
    private static final int SET_CONNECTION_LIMIT = 6;
    private static final int LEAVE = 7;
    private static final int APPLY = 8;
    private static final int REVIEW = 9;

    private ChangeCodec() {}

    public static Bytes encode(MembershipChange change) {
        WireWriter body = new WireWriter();
        int type = switch (change) {
            case SetZone(var zone, var keys) -> {
                elements(body.bytes(1, zone.encode()), keys);
                yield SET_ZONE;
            }
            case Register(var participant, var keys) -> {
                elements(body.bytes(1, participant.registered().encode()), keys);
                yield REGISTER;
            }
            case AddKey(var participant, var key, var publicKey, var role, var isCustodial) -> {
                body.text(1, participant.code()).bytes(2, key.hash().bytes());
                body.bytes(3, publicKey).text(4, role.name()).uint(5, isCustodial ? 1 : 0);
                yield ADD_KEY;
            }
            case RemoveKey(var participant, var key) -> {
                body.text(1, participant.code()).bytes(2, key.hash().bytes());
                yield REMOVE_KEY;
            }
            case SetResources(var participant, var resources) -> {
                body.text(1, participant.code());
                resources.forEach(resource -> body.element(2, resource.encode()));
                yield SET_RESOURCES;
            }
            case SetConnectionLimit(var participant, var limit) -> {
                body.text(1, participant.code()).uint(2, oneMore(limit));
                yield SET_CONNECTION_LIMIT;
            }
            case Leave(var participant, var at) -> {
                body.text(1, participant.code()).uint(2, at.toEpochMilli());
                yield LEAVE;
            }
            case Apply(var participant, var side, var from, var until) -> {
                body.text(1, participant.code()).text(2, side.name());
                body.uint(3, from.toEpochMilli()).uint(4, until.toEpochMilli());
                yield APPLY;
            }
            case Review(var participant, var side, var verdict, var reason) -> {
                body.text(1, participant.code()).text(2, side.name());
                body.text(3, verdict.name()).text(4, reason);
                yield REVIEW;
            }
        };
        return new WireWriter().uint(1, type).bytes(2, body.finish()).finish();
    }

    /** @throws MalformedException if the bytes are not the canonical encoding of a change */
    public static MembershipChange decode(Bytes payload) {
        return WireReader.read(
                "membership change",
                payload,
                MemberLimits.MESSAGE_LENGTH,
                fields -> body(fields.uint32(1), fields.bytes(2, MemberLimits.MESSAGE_LENGTH)));
    }

    private static MembershipChange body(int type, Bytes body) {
        return WireReader.read("membership change " + type, body, MemberLimits.MESSAGE_LENGTH, fields -> switch (type) {
            case SET_ZONE -> new SetZone(Zone.decode(message(fields)), keys(fields));
            case REGISTER -> new Register(unregistered(Participant.decode(message(fields))), keys(fields));
            case ADD_KEY ->
                new AddKey(
                        participant(fields),
                        new KeyId(fields.hash(2)),
                        fields.bytes(3, Limits.PUBLIC_KEY_LENGTH),
                        KeyRole.valueOf(fields.text(4, MemberLimits.NAME_LENGTH)),
                        fields.uint(5, 1) == 1);
            case REMOVE_KEY -> new RemoveKey(participant(fields), new KeyId(fields.hash(2)));
            case SET_RESOURCES -> new SetResources(participant(fields), resources(fields));
            case SET_CONNECTION_LIMIT -> new SetConnectionLimit(participant(fields), limit(fields.uint64(2)));
            case LEAVE -> new Leave(participant(fields), instant(fields, 2));
            case APPLY -> new Apply(participant(fields), side(fields), instant(fields, 3), instant(fields, 4));
            case REVIEW ->
                new Review(
                        participant(fields),
                        side(fields),
                        Verdict.valueOf(fields.text(3, MemberLimits.NAME_LENGTH)),
                        fields.text(4, MemberLimits.REASON_LENGTH));
            default -> throw new MalformedException("no membership change " + type);
        });
    }

    private static void elements(WireWriter body, List<RegisteredKey> keys) {
        keys.forEach(key -> body.element(2, key.encode()));
    }

    private static Bytes message(WireReader fields) {
        return fields.bytes(1, MemberLimits.MESSAGE_LENGTH);
    }

    private static List<RegisteredKey> keys(WireReader fields) {
        return fields.elements(2, MemberLimits.KEYS_PER_OWNER, MemberLimits.MESSAGE_LENGTH).stream()
                .map(RegisteredKey::decode)
                .toList();
    }

    private static List<Resource> resources(WireReader fields) {
        return fields.elements(2, MemberLimits.RESOURCES_PER_PARTICIPANT, MemberLimits.MESSAGE_LENGTH).stream()
                .map(Resource::decode)
                .toList();
    }

    private static ParticipantId participant(WireReader fields) {
        return new ParticipantId(fields.text(1, MemberLimits.ID_LENGTH));
    }

    private static QualifiedSide side(WireReader fields) {
        return QualifiedSide.valueOf(fields.text(2, MemberLimits.NAME_LENGTH));
    }

    private static Instant instant(WireReader fields, int field) {
        return Instant.ofEpochMilli(fields.uint(field, MemberLimits.LAST_INSTANT));
    }

    private static long oneMore(Optional<Watts> limit) {
        return limit.map(watts -> Math.addExact(watts.value(), 1)).orElse(0L);
    }

    private static Optional<Watts> limit(long oneMore) {
        return oneMore == 0 ? Optional.empty() : Optional.of(new Watts(oneMore - 1));
    }

    /** Nobody comes with qualifications, or leaves before it has come. */
    private static NewParticipant unregistered(Participant participant) {
        if (!participant.qualifications().isEmpty() || participant.leftAt().isPresent()) {
            throw new MalformedException("a new participant has no qualifications and has not left");
        }
        return new NewParticipant(
                participant.id(),
                participant.zone(),
                participant.name(),
                participant.isNaturalPerson(),
                participant.resources(),
                participant.connectionLimit(),
                participant.registeredFrom());
    }
}
