package energy.wattle.membership.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an administrator's record on the main chain asks of membership: its payload. */
public sealed interface MembershipChange {

    /** The kind of the record that carries it. */
    default RecordKind kind() {
        return RecordKind.PARTICIPANT_ADMINISTRATION;
    }

    /**
     * A new zone, or an existing one's parameters and institutions.
     *
     * @param keys of all its institutions; those of theirs that are missing here are valid no longer
     */
    record SetZone(Zone zone, List<RegisteredKey> keys) implements MembershipChange {

        public SetZone {
            keys = List.copyOf(keys);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ZONE_PARAMETERS;
        }
    }

    /** @param keys its own and its meters' */
    record Register(NewParticipant participant, List<RegisteredKey> keys) implements MembershipChange {

        public Register {
            keys = List.copyOf(keys);
        }
    }

    /** What a participant wants changed of itself. */
    sealed interface OfParticipant extends MembershipChange {

        ParticipantId participant();
    }

    /** @param key id of the public key; under another's it verifies nothing */
    record AddKey(ParticipantId participant, KeyId key, Bytes publicKey, KeyRole role, boolean isCustodial)
            implements OfParticipant {}

    record RemoveKey(ParticipantId participant, KeyId key) implements OfParticipant {}

    /** @param resources all that it has from now on */
    record SetResources(ParticipantId participant, List<Resource> resources) implements OfParticipant {

        public SetResources {
            resources = List.copyOf(resources);
        }
    }

    /** @param limit empty for the default */
    record SetConnectionLimit(ParticipantId participant, Optional<Watts> limit) implements OfParticipant {}

    /** @param at first instant at which it does not belong to the zone any more */
    record Leave(ParticipantId participant, Instant at) implements OfParticipant {}

    /** An application for a qualification that holds, once approved, from one instant until another. */
    record Apply(ParticipantId participant, QualifiedSide side, Instant from, Instant until) implements OfParticipant {}

    /** @param reason empty for none, where the verdict needs none */
    record Review(ParticipantId participant, QualifiedSide side, Verdict verdict, String reason)
            implements OfParticipant {}

    /** What an administrator decides about a qualification. */
    enum Verdict {
        APPROVE,
        REFUSE,
        SUSPEND,
        RESUME;

        /** Whether the participant is owed a reason. */
        public boolean needsReason() {
            return this == REFUSE || this == SUSPEND;
        }
    }
}
