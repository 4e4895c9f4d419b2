package energy.wattle.membership.service;

import energy.wattle.ledger.Duty;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.Administration;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.Members;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Registers the keys that enrolled instances bring for their participants and zones, and takes back those whose place
 * they take: what an instance signs counts only if the chain knows its key as the participant's.
 */
@Component
@NeedsCapability(Capability.ENROLMENT)
class EnrolledKeysDuty implements Duty {

    private static final Logger log = LoggerFactory.getLogger(EnrolledKeysDuty.class);

    private final Members members;
    private final KeyDirectory directory;
    private final Keystore keystore;
    private final Ledger ledger;
    private final Map<String, Hash> submitted = new HashMap<>();

    EnrolledKeysDuty(Members members, KeyDirectory directory, Keystore keystore, Ledger ledger) {
        this.members = members;
        this.directory = directory;
        this.keystore = keystore;
        this.ledger = ledger;
    }

    @Override
    public void perform(Instant now) {
        Map<KeyName, KeyDirectory.Entry> brought = directory.learned();
        if (brought.isEmpty() || !keystore.holds(InstanceKeys.ADMINISTRATOR)) {
            return;
        }
        StateView state = ledger.state(ledger.main().orElseThrow().id());
        for (KeyName name : brought.keySet().stream().sorted().toList()) {
            owner(name, "participant").ifPresent(code -> participant(state, code, name, KeyRole.PARTICIPANT));
            owner(name, "meter").ifPresent(code -> participant(state, code, name, KeyRole.METER));
            owner(name, "edge-cluster").ifPresent(code -> zone(state, code, name));
            owner(name, "metering-operator").ifPresent(code -> zone(state, code, name));
        }
    }

    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private static Optional<String> owner(KeyName name, String role) {
        return name.path().startsWith(role + "/")
                ? Optional.of(name.path().substring(role.length() + 1))
                : Optional.empty();
    }

    private void participant(StateView state, String code, KeyName name, KeyRole role) {
        made(code, ParticipantId::new)
                .flatMap(id -> MembershipState.participant(state, id))
                .ifPresent(participant -> participant(state, participant, name, role));
    }

    /** The new key first: there is no moment at which nobody can sign for the participant. */
    private void participant(StateView state, Participant participant, KeyName name, KeyRole role) {
        KeyId id = keystore.keyId(name);
        List<RegisteredKey> known = MembershipState.keys(state, participant);
        if (known.stream().noneMatch(key -> key.id().equals(id))) {
            once("add " + id, () -> members.addKey(participant.id(), id, keystore.signingKey(name), role));
            return;
        }
        Optional<KeyDirectory.Entry> founding = directory.founding(name);
        known.stream()
                .filter(key -> key.holder().role() == role && !key.id().equals(id))
                // Meters may have keys of their own, which an administrator has added.
                .filter(key -> role == KeyRole.PARTICIPANT
                        || key.holder().isCustodial()
                        || founding.map(KeyDirectory.Entry::signingKey)
                                .equals(Optional.of(key.holder().publicKey())))
                .forEach(key -> once("remove " + key.id(), () -> members.removeKey(participant.id(), key.id())));
    }

    /** Registered again, a zone has the institutions' keys of now. */
    private void zone(StateView state, String code, KeyName name) {
        made(code, TradingZoneId::new)
                .flatMap(id -> MembershipState.zone(state, id))
                .filter(zone -> isNew(state, zone, keystore.keyId(name)))
                .ifPresent(zone -> once("zone " + keystore.keyId(name), () -> members.register(zone)));
    }

    private static boolean isNew(StateView state, Zone zone, KeyId id) {
        return MembershipState.keys(state, zone.id()).stream()
                .noneMatch(key -> key.id().equals(id));
    }

    /** Not again while it is on its way. */
    private void once(String what, Supplier<Administration> change) {
        Hash before = submitted.get(what);
        if (before != null && ledger.fate(before) instanceof RecordFate.Pending) {
            return;
        }
        switch (change.get()) {
            case Administration.Submitted(var record) -> submitted.put(what, record);
            case Administration.Refused(var problems) ->
                log.warn("The key of an enrolled instance is not registered ({}): {}", what, problems);
        }
    }

    private static <T> Optional<T> made(String code, Function<String, T> maker) {
        try {
            return Optional.of(maker.apply(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a node that is no participant's
        }
    }
}
