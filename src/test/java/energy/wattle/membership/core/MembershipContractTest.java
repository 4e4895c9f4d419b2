package energy.wattle.membership.core;

import static energy.wattle.membership.core.MainChain.NOON;
import static energy.wattle.membership.core.MainChain.NORTH;
import static energy.wattle.membership.core.MainChain.SOUTH;
import static energy.wattle.membership.core.MainChain.apply;
import static energy.wattle.membership.core.MainChain.institution;
import static energy.wattle.membership.core.MainChain.own;
import static energy.wattle.membership.core.MainChain.pv;
import static energy.wattle.membership.core.MainChain.register;
import static energy.wattle.membership.core.MainChain.review;
import static energy.wattle.membership.core.MainChain.zone;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange.Leave;
import energy.wattle.membership.core.MembershipChange.RemoveKey;
import energy.wattle.membership.core.MembershipChange.SetConnectionLimit;
import energy.wattle.membership.core.MembershipChange.SetResources;
import energy.wattle.membership.core.MembershipChange.SetZone;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What takes effect on the main chain, and comes down. Refusals are in {@link MembershipRefusalsTest}. */
class MembershipContractTest {

    private static final ParticipantId ANNE = new ParticipantId("anne");

    private final MainChain chain = MainChain.withZones();

    @Test
    void aZoneIsKnownOnTheMainChainAndOnItsOwn() {
        assertThat(MembershipState.zones(chain.main)).extracting(Zone::id).containsExactly(NORTH, SOUTH);
        assertThat(MembershipState.zone(chain.north)).map(Zone::id).contains(NORTH);
        assertThat(MembershipState.zone(chain.main)).isEmpty();
    }

    @Test
    void aZonesParametersChange() {
        SetZone before = zone(NORTH);
        Zone changed = before.zone().with(Map.of("trading.price-cap-micros", 2_000_000L));

        Applied applied = chain.take(NOON, new SetZone(changed, before.keys()));

        assertThat(MembershipState.zone(chain.north)).contains(changed);
        assertThat(MembershipState.zone(chain.main, NORTH)).contains(changed);
        assertThat(applied.facts()).extracting(Fact::kind).containsExactly("ZONE_SET");
        assertThat(applied.decisions())
                .extracting(decision -> decision.zone().code())
                .containsExactly("north");
    }

    @Test
    void anInstitutionsKeyThatIsMissingAtTheNextChangeIsValidNoLonger() {
        RegisteredKey old = institution(NORTH, KeyRole.EDGE_CLUSTER, 100);
        RegisteredKey next = institution(NORTH, KeyRole.EDGE_CLUSTER, 101);
        RegisteredKey cloud = institution(NORTH, KeyRole.CLOUD, 102);
        chain.take(NOON, zone(NORTH, "CNY", "Asia/Shanghai", List.of(old, cloud)));
        chain.take(NOON, zone(NORTH, "CNY", "Asia/Shanghai", List.of(next, cloud)));

        for (var state : List.of(chain.main, chain.north)) {
            assertThat(MembershipState.keyHolder(state, old.id())).isEmpty();
            assertThat(MembershipState.keyHolder(state, next.id())).contains(next.holder());
            assertThat(MembershipState.keys(state, NORTH)).containsExactly(next, cloud);
        }
    }

    @Test
    void aCloudsKeyServesSeveralZones() {
        for (var zone : List.of(NORTH, SOUTH)) {
            chain.take(
                    NOON,
                    zone(
                            zone,
                            "CNY",
                            "Asia/Shanghai",
                            List.of(
                                    institution(
                                            zone,
                                            KeyRole.EDGE_CLUSTER,
                                            zone.code().length() + zone.code().charAt(0)),
                                    institution(zone, KeyRole.CLOUD, 7))));
        }

        RegisteredKey cloud = institution(NORTH, KeyRole.CLOUD, 7);
        assertThat(MembershipState.registration(chain.main, cloud.id())
                        .orElseThrow()
                        .zones())
                .containsExactly(NORTH, SOUTH);
        chain.take(NOON, zone(SOUTH, "CNY", "Asia/Shanghai", List.of(institution(SOUTH, KeyRole.EDGE_CLUSTER, 8))));
        assertThat(MembershipState.registration(chain.main, cloud.id())
                        .orElseThrow()
                        .zones())
                .containsExactly(NORTH);
        assertThat(new KeySenders().find(chain.north, cloud.id()))
                .hasValueSatisfying(sender ->
                        assertThat(sender.kinds()).containsExactlyInAnyOrder(RecordKind.CLOSE, RecordKind.KEY));
    }

    @Test
    void aParticipantIsRegisteredWithItsKeys() {
        RegisteredKey key = own("anne", KeyRole.PARTICIPANT, 1);
        RegisteredKey meter = own("anne", KeyRole.METER, 2);
        var asked = register("anne", key, meter);

        chain.take(NOON, asked);

        Participant anne = asked.participant().registered();
        for (var state : List.of(chain.main, chain.north)) {
            assertThat(MembershipState.participant(state, ANNE)).contains(anne);
            assertThat(MembershipState.participants(state)).containsExactly(anne);
            assertThat(MembershipState.keys(state, anne)).containsExactly(key, meter);
            assertThat(MembershipState.keyHolder(state, meter.id())).contains(meter.holder());
        }
        assertThat(new KeySenders().find(chain.north, meter.id()).orElseThrow().kinds())
                .containsExactly(RecordKind.METER_READING);
    }

    @Test
    void participantsStandInTheOrderOfTheirIds() {
        for (String id : List.of("b", "a", "ab", "é", "Z")) {
            chain.take(NOON, register(id));
        }

        assertThat(MembershipState.participants(chain.north))
                .extracting(participant -> participant.id().code())
                .containsExactly("Z", "a", "ab", "b", "é");
    }

    @Test
    void keysComeAndGo() {
        chain.take(NOON, register("anne"));
        RegisteredKey gateway = own("anne", KeyRole.PARTICIPANT, 1);

        chain.take(NOON, MainChain.add("anne", gateway));
        assertThat(MembershipState.keyHolder(chain.north, gateway.id())).contains(gateway.holder());

        chain.take(NOON, new RemoveKey(ANNE, gateway.id()));
        assertThat(MembershipState.keyHolder(chain.north, gateway.id())).isEmpty();
        assertThat(MembershipState.keyHolder(chain.main, gateway.id())).isEmpty();
        assertThat(new KeySenders().find(chain.north, gateway.id())).isEmpty();
    }

    @Test
    void resourcesAndConnectionLimitChange() {
        chain.take(NOON, register("anne"));
        assertThat(anne().connection()).isEqualTo(new Watts(5_000));

        chain.take(NOON, new SetResources(ANNE, List.of(pv("A", 7_000), pv("B", 1_000))));
        assertThat(anne().connection()).isEqualTo(new Watts(8_000));

        chain.take(NOON, new SetConnectionLimit(ANNE, Optional.of(Watts.ZERO)));
        assertThat(anne().connection()).isEqualTo(Watts.ZERO);

        chain.take(NOON, new SetConnectionLimit(ANNE, Optional.empty()));
        assertThat(anne().connection()).isEqualTo(new Watts(8_000));
    }

    @Test
    void aParticipantLeavesAtTheInstantItHasAnnounced() {
        chain.take(NOON, register("anne", own("anne", KeyRole.METER, 1)));
        var at = NOON.plus(Duration.ofHours(50));

        chain.take(NOON, new Leave(ANNE, at));

        assertThat(anne().isRegisteredAt(at.minusMillis(1))).isTrue();
        assertThat(anne().isRegisteredAt(at)).isFalse();
        // Its meter still tells of the time before.
        assertThat(MembershipState.keys(chain.north, anne())).hasSize(1);
        assertThat(chain.refusal(
                        at,
                        new RemoveKey(
                                ANNE, MainChain.own("anne", KeyRole.METER, 1).id())))
                .isEqualTo("none");
    }

    @Test
    void aQualificationIsAppliedForApprovedSuspendedResumedAndExpires() {
        chain.take(NOON, register("anne"));
        var until = "2024-07-01T00:00:00Z";
        chain.take(NOON, apply("anne", QualifiedSide.SELLER, "2024-06-02T00:00:00Z", until));
        assertThat(status()).isEqualTo(QualificationStatus.APPLIED);

        Applied approved = chain.take(NOON, review("anne", QualifiedSide.SELLER, Verdict.APPROVE, ""));
        assertThat(approved.facts()).extracting(Fact::kind).containsExactly("QUALIFICATION_CHANGED");
        var held = anne().qualification(QualifiedSide.SELLER).orElseThrow();
        assertThat(held.holdsAt(held.from().minusMillis(1))).isFalse();
        assertThat(held.holdsAt(held.from())).isTrue();
        assertThat(held.holdsAt(held.until().minusMillis(1))).isTrue();
        assertThat(held.holdsAt(held.until())).isFalse();

        chain.take(NOON, review("anne", QualifiedSide.SELLER, Verdict.SUSPEND, "meter broken"));
        assertThat(anne().qualification(QualifiedSide.SELLER).orElseThrow().holdsAt(held.from()))
                .isFalse();
        assertThat(anne().qualification(QualifiedSide.SELLER).orElseThrow().reason())
                .isEqualTo("meter broken");

        chain.take(NOON, review("anne", QualifiedSide.SELLER, Verdict.RESUME, "mended"));
        assertThat(status()).isEqualTo(QualificationStatus.APPROVED);

        // From the instant at which it has expired there may be another, not a moment before.
        var again = apply("anne", QualifiedSide.SELLER, until, "2025-01-01T00:00:00Z");
        assertThat(chain.refusal(held.until().minusMillis(1), again)).isEqualTo("ALREADY_QUALIFIED");
        assertThat(chain.refusal(held.until(), again)).isEqualTo("none");
    }

    @Test
    void sellersComeBeforeBuyers() {
        chain.take(NOON, register("anne"));
        chain.take(NOON, apply("anne", QualifiedSide.BUYER, "2024-06-02T00:00:00Z", "2024-07-01T00:00:00Z"));
        chain.take(NOON, apply("anne", QualifiedSide.SELLER, "2024-06-02T00:00:00Z", "2024-07-01T00:00:00Z"));

        assertThat(anne().qualifications())
                .extracting(qualification -> qualification.side())
                .containsExactly(QualifiedSide.SELLER, QualifiedSide.BUYER);
    }

    private Participant anne() {
        Participant down = MembershipState.participant(chain.north, ANNE).orElseThrow();
        assertThat(MembershipState.participant(chain.main, ANNE)).contains(down);
        return down;
    }

    private QualificationStatus status() {
        return anne().qualification(QualifiedSide.SELLER).orElseThrow().status();
    }
}
