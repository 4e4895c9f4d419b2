package energy.wattle.membership.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.membership.KeyRegistration;
import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What has become of one zone or participant: the content of a fact on the main chain, and of the decision that brings
 * it to the zone's sub-chain.
 *
 * @param kind of the fact
 * @param subject as it is from now on
 * @param added keys that are valid from now on
 * @param removed keys that are valid no longer
 * @param side of a qualification that has changed
 */
public record MembershipUpdate(
        Kind kind,
        Subject subject,
        List<RegisteredKey> added,
        List<RegisteredKey> removed,
        Optional<QualifiedSide> side) {

    private static final int KEYS = 2 * MemberLimits.KEYS_PER_OWNER;

    /** Kinds of facts, in results of blocks by these names. */
    public enum Kind {
        ZONE_SET,
        PARTICIPANT_REGISTERED,
        PARTICIPANT_CHANGED,
        PARTICIPANT_LEFT,
        KEY_ADDED,
        KEY_REMOVED,
        QUALIFICATION_CHANGED;

        /** Whether a result of this kind is such a fact. */
        public static boolean isName(String name) {
            return Arrays.stream(values()).anyMatch(kind -> kind.name().equals(name));
        }
    }

    /** A zone or a participant. */
    public sealed interface Subject {}

    public record OfZone(Zone zone) implements Subject {}

    public record OfParticipant(Participant participant) implements Subject {}

    public MembershipUpdate {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    static MembershipUpdate of(Kind kind, Participant participant) {
        return new MembershipUpdate(kind, new OfParticipant(participant), List.of(), List.of(), Optional.empty());
    }

    /** Code of the zone that has to know. */
    public String zone() {
        return switch (subject) {
            case OfZone(var zone) -> zone.id().code();
            case OfParticipant(var participant) -> participant.zone().code();
        };
    }

    /** What it does to the state, but for the main chain's counts. */
    List<StateChange> changes(StateView state, boolean isMain) {
        List<StateChange> changes = new ArrayList<>();
        switch (subject) {
            case OfZone(var zone) ->
                changes.add(new StateChange(
                        isMain ? MembershipState.ZONES : MembershipState.OWN_ZONE,
                        isMain ? new StateKey().text(zone.id().code()).key() : MembershipState.THE_ZONE,
                        Optional.of(zone.encode())));
            case OfParticipant(var participant) ->
                changes.add(new StateChange(
                        MembershipState.PARTICIPANTS,
                        new StateKey().text(participant.id().code()).key(),
                        Optional.of(participant.encode())));
        }
        for (RegisteredKey key : removed) {
            changes.add(ofOwner(key, Optional.empty()));
            changes.add(registration(
                    key,
                    MembershipState.registration(state, key.id())
                            .map(held -> held.without(key.zone()))
                            .filter(left -> !left.zones().isEmpty())));
        }
        for (RegisteredKey key : added) {
            changes.add(ofOwner(key, Optional.of(key.encode())));
            KeyRegistration held = MembershipState.registration(state, key.id())
                    .orElseGet(() -> new KeyRegistration(key.holder(), List.of()));
            changes.add(registration(key, Optional.of(held.with(key.zone()))));
        }
        return changes;
    }

    private static StateChange ofOwner(RegisteredKey key, Optional<Bytes> value) {
        StateKey place = new StateKey()
                .text(key.zone().code())
                .text(key.holder().owner().map(ParticipantId::code).orElse(""))
                .bytes(key.id().hash().bytes());
        return new StateChange(MembershipState.KEYS_OF_OWNERS, place.key(), value);
    }

    private static StateChange registration(RegisteredKey key, Optional<KeyRegistration> value) {
        return new StateChange(MembershipState.KEYS, key.id().hash().bytes(), value.map(KeyRegistration::encode));
    }

    public Bytes encode() {
        WireWriter message = new WireWriter().text(1, kind.name());
        switch (subject) {
            case OfZone(var zone) -> message.bytes(2, zone.encode());
            case OfParticipant(var participant) -> message.bytes(3, participant.encode());
        }
        added.forEach(key -> message.element(4, key.encode()));
        removed.forEach(key -> message.element(5, key.encode()));
        return message.text(6, side.map(QualifiedSide::name).orElse("")).finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static MembershipUpdate decode(Bytes message) {
        return WireReader.read(
                "membership update",
                message,
                MemberLimits.MESSAGE_LENGTH,
                fields -> new MembershipUpdate(
                        Kind.valueOf(fields.text(1, MemberLimits.NAME_LENGTH)),
                        subject(
                                fields.bytes(2, MemberLimits.MESSAGE_LENGTH),
                                fields.bytes(3, MemberLimits.MESSAGE_LENGTH)),
                        keys(fields, 4),
                        keys(fields, 5),
                        Optional.of(fields.text(6, MemberLimits.NAME_LENGTH))
                                .filter(name -> !name.isEmpty())
                                .map(QualifiedSide::valueOf)));
    }

    private static Subject subject(Bytes zone, Bytes participant) {
        if (zone.isEmpty() == participant.isEmpty()) {
            throw new MalformedException("an update is of a zone or of a participant");
        }
        return zone.isEmpty() ? new OfParticipant(Participant.decode(participant)) : new OfZone(Zone.decode(zone));
    }

    private static List<RegisteredKey> keys(WireReader fields, int field) {
        return fields.elements(field, KEYS, MemberLimits.MESSAGE_LENGTH).stream()
                .map(RegisteredKey::decode)
                .toList();
    }
}
