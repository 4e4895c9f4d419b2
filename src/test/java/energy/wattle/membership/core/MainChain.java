package energy.wattle.membership.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Unsealing;
import energy.wattle.ledger.core.MapState;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The main chain's state and that of the zones' sub-chains, with this contract alone on them. */
final class MainChain {

    static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");
    static final TradingZoneId NORTH = new TradingZoneId("north");
    static final TradingZoneId SOUTH = new TradingZoneId("south");

    final MapState main = new MapState();
    final MapState north = new MapState();
    private final Contract contract = new MembershipContract();

    /** A chain on which both zones are known. */
    static MainChain withZones() {
        MainChain chain = new MainChain();
        chain.take(NOON, zone(NORTH));
        chain.take(NOON, zone(SOUTH));
        return chain;
    }

    /** A record with this change in a block of this time; what it decides comes down at once. */
    Outcome execute(Instant time, MembershipChange change) {
        return execute(time, change.kind(), ChangeCodec.encode(change));
    }

    Outcome execute(Instant time, RecordKind kind, Bytes payload) {
        LedgerRecord record = new LedgerRecord(
                1,
                new ChainId(hash(0)),
                kind,
                new KeyId(hash(1)),
                1,
                500,
                payload,
                Bytes.of(new byte[Limits.SIGNATURE_LENGTH]));
        Outcome outcome = contract.execute(
                main, block(time, ChainTier.MAIN), new RecordInBlock(0, record, Optional.empty(), Optional.empty()));
        if (outcome instanceof Applied applied) {
            main.apply(applied.changes());
            applied.decisions().stream()
                    .filter(decision -> decision.zone().code().equals(NORTH.code()))
                    .forEach(decision -> north.apply(contract.copied(north, block(time, ChainTier.ZONE), decision)
                            .changes()));
        }
        return outcome;
    }

    Applied take(Instant time, MembershipChange change) {
        return switch (execute(time, change)) {
            case Applied applied -> applied;
            case Voided(var reason) -> throw new AssertionError(change + " is void: " + reason);
        };
    }

    /** Why a change is void; "none" where it is not. */
    String refusal(Instant time, MembershipChange change) {
        return switch (execute(time, change)) {
            case Applied applied -> "none";
            case Voided(var reason) -> reason;
        };
    }

    static MembershipChange.SetZone zone(TradingZoneId id) {
        return zone(
                id,
                "CNY",
                "Asia/Shanghai",
                List.of(institution(id, KeyRole.EDGE_CLUSTER, id.code().hashCode())));
    }

    static MembershipChange.SetZone zone(TradingZoneId id, String currency, String timeZone, List<RegisteredKey> keys) {
        return new MembershipChange.SetZone(
                new Zone(id, "Zone " + id, ZoneId.of(timeZone), currency, new TreeMap<>()), keys);
    }

    static MembershipChange.Register register(String id, RegisteredKey... keys) {
        return new MembershipChange.Register(participant(id, List.of(pv("A", 5_000))), List.of(keys));
    }

    static NewParticipant participant(String id, List<Resource> resources) {
        return new NewParticipant(new ParticipantId(id), NORTH, "The " + id, false, resources, Optional.empty(), NOON);
    }

    static Resource pv(String name, long watts) {
        return new Resource(name, ResourceKind.PHOTOVOLTAIC, new Watts(watts), true, false);
    }

    static MembershipChange.Apply apply(String id, QualifiedSide side, String from, String until) {
        return new MembershipChange.Apply(new ParticipantId(id), side, Instant.parse(from), Instant.parse(until));
    }

    static MembershipChange.Review review(
            String id, QualifiedSide side, MembershipChange.Verdict verdict, String reason) {
        return new MembershipChange.Review(new ParticipantId(id), side, verdict, reason);
    }

    static RegisteredKey institution(TradingZoneId zone, KeyRole role, int number) {
        return new RegisteredKey(
                new KeyId(hash(number)), zone, new KeyHolder(hash(-number).bytes(), role, Optional.empty(), false));
    }

    static RegisteredKey own(String participant, KeyRole role, int number) {
        return new RegisteredKey(
                new KeyId(hash(number)),
                NORTH,
                new KeyHolder(hash(-number).bytes(), role, Optional.of(new ParticipantId(participant)), true));
    }

    static MembershipChange.AddKey add(String participant, RegisteredKey key) {
        KeyHolder holder = key.holder();
        return new MembershipChange.AddKey(
                new ParticipantId(participant), key.id(), holder.publicKey(), holder.role(), holder.isCustodial());
    }

    static Hash hash(int number) {
        return Hash.ofHex("%064x".formatted(number));
    }

    private static BlockContext block(Instant time, ChainTier tier) {
        MarketChain chain = new MarketChain(new ChainId(hash(0)), tier, new NodeId("any"));
        return new BlockContext(chain, 1, time.toEpochMilli(), 0, new NothingToOpen());
    }

    /** Membership seals nothing. */
    private static final class NothingToOpen implements Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            throw new AssertionError("membership has no secrets");
        }

        @Override
        public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
            throw new AssertionError("membership has no secrets");
        }
    }
}
