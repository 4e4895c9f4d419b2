package energy.wattle.membership.core;

import static energy.wattle.membership.core.MainChain.NOON;
import static energy.wattle.membership.core.MainChain.NORTH;
import static energy.wattle.membership.core.MainChain.SOUTH;
import static energy.wattle.membership.core.MainChain.apply;
import static energy.wattle.membership.core.MainChain.institution;
import static energy.wattle.membership.core.MainChain.own;
import static energy.wattle.membership.core.MainChain.participant;
import static energy.wattle.membership.core.MainChain.pv;
import static energy.wattle.membership.core.MainChain.register;
import static energy.wattle.membership.core.MainChain.review;
import static energy.wattle.membership.core.MainChain.zone;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange.Leave;
import energy.wattle.membership.core.MembershipChange.Register;
import energy.wattle.membership.core.MembershipChange.RemoveKey;
import energy.wattle.membership.core.MembershipChange.SetConnectionLimit;
import energy.wattle.membership.core.MembershipChange.SetResources;
import energy.wattle.membership.core.MembershipChange.SetZone;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reason that a membership record is void for. */
class MembershipRefusalsTest {

    private static final ParticipantId ANNE = new ParticipantId("anne");
    private static final String JULY = "2024-07-01T00:00:00Z";
    private static final String AUGUST = "2024-08-01T00:00:00Z";

    private final MainChain chain = MainChain.withZones();

    @BeforeEach
    void registerAnne() {
        chain.take(NOON, register("anne", own("anne", KeyRole.PARTICIPANT, 1)));
    }

    @Test
    void whatIsNoChangeIsMalformed() {
        assertThat(chain.execute(NOON, RecordKind.PARTICIPANT_ADMINISTRATION, Bytes.of((byte) 1)))
                .isEqualTo(new Voided("MALFORMED"));
        Bytes remove = ChangeCodec.encode(
                new RemoveKey(ANNE, own("anne", KeyRole.PARTICIPANT, 1).id()));
        assertThat(chain.execute(NOON, RecordKind.ZONE_PARAMETERS, remove)).isEqualTo(new Voided("WRONG_KIND"));
        assertThat(chain.execute(NOON, RecordKind.PARTICIPANT_ADMINISTRATION, ChangeCodec.encode(zone(NORTH))))
                .isEqualTo(new Voided("WRONG_KIND"));
    }

    @Test
    void aZoneHasAShortCodeWithoutSlashANameAndACurrency() {
        assertVoid("ZONE_CODE", zone(new TradingZoneId("a/b")));
        assertThat(ZoneRules.refusals(zone(new TradingZoneId("é".repeat(21))).zone(), Optional.empty()))
                .extracting(Refusal::reason)
                .containsExactly("ZONE_CODE");
        assertVoid("ZONE_NAME", withZone(new Zone(NORTH, " ", shanghai(), "CNY", new TreeMap<>())));
        assertVoid("ZONE_NAME", withZone(new Zone(NORTH, "a\tb", shanghai(), "CNY", new TreeMap<>())));
        assertVoid("CURRENCY", zone(new TradingZoneId("east"), "cny", "Asia/Shanghai", cluster("east")));
    }

    @Test
    void aZonesCurrencyAndTimeZoneStay() {
        assertVoid("CURRENCY_FIXED", zone(NORTH, "EUR", "Asia/Shanghai", cluster("north")));
        assertVoid("TIME_ZONE_FIXED", zone(NORTH, "CNY", "Europe/Berlin", cluster("north")));
    }

    @Test
    void aParameterHasANameAndAValueInBounds() {
        Zone north = zone(NORTH).zone();
        assertVoid("PARAMETER_NAME", withZone(north.with(Map.of("Cap", 1L))));
        assertVoid("PARAMETER_NAME", withZone(north.with(Map.of("a".repeat(80), 1L, "a b", 2L))));
        assertVoid("PARAMETER_VALUE", withZone(north.with(Map.of("cap", 1_000_000_000_000_001L))));
        assertVoid("PARAMETER_VALUE", withZone(north.with(Map.of("cap", -1_000_000_000_000_001L))));
        assertVoid("none", withZone(north.with(Map.of("cap", -1_000_000_000_000_000L))));

        Map<String, Long> many = new TreeMap<>();
        IntStream.rangeClosed(0, 200).forEach(i -> many.put("p" + i, 1L));
        assertThat(ZoneRules.refusals(north.with(many), Optional.empty()))
                .extracting(Refusal::reason)
                .containsExactly("PARAMETERS_TOO_MANY");
    }

    @Test
    void aZonesKeysAreItsInstitutions() {
        RegisteredKey cluster = institution(NORTH, KeyRole.EDGE_CLUSTER, 50);
        assertVoid("EDGE_CLUSTER_KEY_MISSING", keys(institution(NORTH, KeyRole.CLOUD, 51)));
        assertVoid("KEY_ROLE", keys(cluster, institution(NORTH, KeyRole.METER, 51)));
        assertVoid("KEY_OWNER", keys(cluster, institution(SOUTH, KeyRole.CLOUD, 51)));
        assertVoid("KEY_TWICE", keys(cluster, cluster));
        assertVoid("KEY_TAKEN", keys(cluster, institution(NORTH, KeyRole.CLOUD, 1)));
        RegisteredKey custodial = new RegisteredKey(
                cluster.id(),
                NORTH,
                new KeyHolder(cluster.holder().publicKey(), KeyRole.EDGE_CLUSTER, Optional.empty(), true));
        assertVoid("KEY_CUSTODY", keys(custodial));
        RegisteredKey empty = new RegisteredKey(
                cluster.id(), NORTH, new KeyHolder(Bytes.EMPTY, KeyRole.EDGE_CLUSTER, Optional.empty(), false));
        assertVoid("KEY_EMPTY", keys(empty));
    }

    @Test
    void aKeyHasOneRoleInAllZones() {
        chain.take(NOON, keys(institution(NORTH, KeyRole.EDGE_CLUSTER, 50), institution(NORTH, KeyRole.CLOUD, 51)));
        assertVoid(
                "KEY_TAKEN",
                zone(
                        SOUTH,
                        "CNY",
                        "Asia/Shanghai",
                        List.of(
                                institution(SOUTH, KeyRole.EDGE_CLUSTER, 60),
                                institution(SOUTH, KeyRole.DISCLOSURE, 51))));
    }

    @Test
    void aNewParticipantHasANameOfItsOwnAZoneAndResources() {
        assertVoid("PARTICIPANT_TAKEN", register("anne"));
        NewParticipant east = new NewParticipant(
                new ParticipantId("ben"),
                new TradingZoneId("east"),
                "Ben",
                false,
                List.of(pv("A", 1)),
                Optional.empty(),
                NOON);
        assertVoid("ZONE_UNKNOWN", new Register(east, List.of()));
        assertVoid("RESOURCES_NONE", resources());
        assertVoid("RESOURCE_TWICE", resources(pv("A", 1), pv("A", 2)));
        assertVoid("RESOURCE_NAME", resources(pv("", 1)));
        assertVoid("RESOURCE_CAPACITY", resources(pv("A", 0)));
        assertVoid("RESOURCE_CAPACITY", resources(pv("A", 1_000_000_000_001L)));
        assertVoid("RESOURCE_CLASS", resources(new Resource("L", ResourceKind.LOAD, new Watts(1), true, false)));
        assertVoid("KEY_ROLE", register("ben", own("ben", KeyRole.CLOUD, 70)));
        assertVoid("KEY_OWNER", register("ben", own("anne", KeyRole.METER, 70)));
        assertVoid("KEY_TAKEN", register("ben", own("ben", KeyRole.METER, 1)));
    }

    @Test
    void whatTheEncodingDoesNotHoldIsRefusedBeforeItIsEncoded() {
        assertThat(ParticipantRules.resources(IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> pv("R" + i, 1))
                        .toList()))
                .extracting(Refusal::reason)
                .containsExactly("RESOURCES_TOO_MANY");
        NewParticipant early = new NewParticipant(
                ANNE, NORTH, "n".repeat(201), false, List.of(pv("A", 1)), Optional.empty(), Instant.MIN);
        assertThat(ParticipantRules.refusals(early))
                .extracting(Refusal::reason)
                .containsExactly("PARTICIPANT_NAME", "INSTANT");
        assertThat(KeyRules.count(20)).isEmpty();
        assertThat(KeyRules.count(21)).extracting(Refusal::reason).containsExactly("KEYS_TOO_MANY");
    }

    @Test
    void thereAreOnlySoManyZonesAndParticipants() {
        Bytes count = Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(10_000).array());
        Bytes north = new StateKey().text("north").key();
        chain.main.apply(List.of(new StateChange(MembershipState.PARTICIPANT_COUNTS, north, Optional.of(count))));
        assertVoid("ZONE_FULL", register("ben"));

        for (int i = 3; i <= 1_000; i++) {
            Zone zone = zone(new TradingZoneId("z" + i)).zone();
            Bytes key = new StateKey().text("z" + i).key();
            chain.main.apply(List.of(new StateChange(MembershipState.ZONES, key, Optional.of(zone.encode()))));
        }
        assertVoid("ZONES_TOO_MANY", zone(new TradingZoneId("east")));
        assertVoid("none", zone(NORTH));
    }

    @Test
    void aChangeIsOfSomebodyWhoIsThere() {
        ParticipantId nobody = new ParticipantId("nobody");
        assertVoid("PARTICIPANT_UNKNOWN", new SetConnectionLimit(nobody, Optional.empty()));
        assertVoid("PARTICIPANT_UNKNOWN", apply("nobody", QualifiedSide.BUYER, JULY, AUGUST));
        assertVoid(
                "KEY_UNKNOWN",
                new RemoveKey(ANNE, institution(NORTH, KeyRole.EDGE_CLUSTER, 99).id()));
        assertVoid("KEY_TAKEN", MainChain.add("anne", own("anne", KeyRole.METER, 1)));
        assertVoid("RESOURCES_NONE", new SetResources(ANNE, List.of()));
        assertVoid("CONNECTION_LIMIT", new SetConnectionLimit(ANNE, Optional.of(new Watts(100_000_000_000_001L))));
    }

    @Test
    void leavingIsAnnouncedOnceAndInTime() {
        Instant earliest = NOON.plus(Duration.ofHours(50));
        assertVoid("LEAVES_TOO_SOON", new Leave(ANNE, earliest.minusMillis(1)));
        NewParticipant late = new NewParticipant(
                new ParticipantId("ben"),
                NORTH,
                "Ben",
                false,
                List.of(pv("A", 1)),
                Optional.empty(),
                earliest.plusMillis(1));
        chain.take(NOON, new Register(late, List.of()));
        assertVoid("LEAVES_BEFORE_JOINING", new Leave(late.id(), late.registeredFrom()));

        chain.take(NOON, new Leave(ANNE, earliest));
        assertVoid("ALREADY_LEAVING", new Leave(ANNE, earliest.plusMillis(1)));
        var applies = apply("anne", QualifiedSide.BUYER, JULY, AUGUST);
        assertThat(chain.refusal(earliest, applies)).isEqualTo("HAS_LEFT");
        assertThat(chain.refusal(earliest.minusMillis(1), applies)).isEqualTo("none");
    }

    @Test
    void aQualificationIsForATimeThatIsNotOver() {
        assertVoid("PERIOD_EMPTY", apply("anne", QualifiedSide.BUYER, JULY, JULY));
        var applies = apply("anne", QualifiedSide.BUYER, NOON.toString(), JULY);
        assertThat(chain.refusal(Instant.parse(JULY), applies)).isEqualTo("PERIOD_OVER");
    }

    @Test
    void onlyWhatStandsRightIsDecidedAbout() {
        assertVoid("NOT_APPLIED", review("anne", QualifiedSide.BUYER, Verdict.APPROVE, ""));
        chain.take(NOON, apply("anne", QualifiedSide.BUYER, NOON.toString(), JULY));
        assertVoid("ALREADY_APPLIED", apply("anne", QualifiedSide.BUYER, JULY, AUGUST));
        assertVoid("NOT_APPROVED", review("anne", QualifiedSide.BUYER, Verdict.SUSPEND, "why"));
        assertVoid("NOT_SUSPENDED", review("anne", QualifiedSide.BUYER, Verdict.RESUME, ""));
        assertVoid("REASON", review("anne", QualifiedSide.BUYER, Verdict.REFUSE, ""));
        assertThat(chain.refusal(Instant.parse(JULY), review("anne", QualifiedSide.BUYER, Verdict.APPROVE, "")))
                .isEqualTo("EXPIRED");
        chain.take(NOON, review("anne", QualifiedSide.BUYER, Verdict.APPROVE, ""));
        assertVoid("ALREADY_QUALIFIED", apply("anne", QualifiedSide.BUYER, JULY, AUGUST));
        assertVoid("NOT_APPLIED", review("anne", QualifiedSide.BUYER, Verdict.REFUSE, "why"));
        assertVoid("REASON", review("anne", QualifiedSide.BUYER, Verdict.SUSPEND, "two\nlines"));
    }

    private void assertVoid(String reason, MembershipChange change) {
        assertThat(chain.refusal(NOON, change)).isEqualTo(reason);
    }

    private static SetZone withZone(Zone zone) {
        return new SetZone(zone, cluster("north"));
    }

    private static SetZone keys(RegisteredKey... keys) {
        return zone(NORTH, "CNY", "Asia/Shanghai", List.of(keys));
    }

    private static Register resources(Resource... resources) {
        return new Register(participant("ben", List.of(resources)), List.of());
    }

    private static List<RegisteredKey> cluster(String zone) {
        TradingZoneId id = new TradingZoneId(zone);
        return List.of(institution(id, KeyRole.EDGE_CLUSTER, zone.hashCode()));
    }

    private static ZoneId shanghai() {
        return ZoneId.of("Asia/Shanghai");
    }
}
