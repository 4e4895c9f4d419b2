package energy.wattle.membership.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.database.DatabaseSlice;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketFounding;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordFate;
import energy.wattle.ledger.service.MarketSteps;
import energy.wattle.membership.Accounts;
import energy.wattle.membership.Administration;
import energy.wattle.membership.Contact;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Members;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.NewAccount;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.QualificationOf;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.Qualifications;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Role;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.annotation.DirtiesContext;

/** Administration on real chains in a real database: asked for, in blocks, in both tiers' states and in the tables. */
@SpringBootTest(
        classes = MembersTests.Market.class,
        properties = {
            "wattle.membership.administrator.username=ada",
            "wattle.membership.administrator.password=the first of them",
            "wattle.ledger.runs-market=false",
            "wattle.ledger.secret-file=target/members-test.secret"
        })
@OnTestDatabase
@DirtiesContext
class MembersTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
    private static final TradingZoneId NORTH = new TradingZoneId("north");

    @Autowired
    private Members members;

    @Autowired
    private Qualifications qualifications;

    @Autowired
    private MemberAccounts memberAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Ledger ledger;

    @Autowired
    @Qualifier("marketLoop")
    private Object loop;

    @BeforeEach
    void registerTheZone() {
        // Before anything else: without its key, its edge cluster could anchor nothing.
        if (members.zones().isEmpty()) {
            submitted(members.register(zone(Map.of("test.price-cap", 100L))));
            settle();
        }
    }

    @Test
    void aZoneIsRegisteredAndItsParametersChange() {
        submitted(members.register(zone(Map.of("test.price-cap", 200L))));
        assertThat(members.zones()).hasSize(1);
        settle();

        assertThat(members.zones()).containsExactly(zone(Map.of("test.price-cap", 200L)));
        assertThat(MembershipState.zone(ledger.state(ledger.zones().getFirst().id())))
                .contains(zone(Map.of("test.price-cap", 200L)));
    }

    @Test
    void aParameterThatNoModuleDeclaresIsRefusedTogetherWithAllElse() {
        Zone wrong = new Zone(
                new TradingZoneId("south"),
                "",
                ZoneId.of("Asia/Shanghai"),
                "XQQ",
                new TreeMap<>(Map.of("test.price-cup", 1L, "test.price-cap", 1_001L)));

        assertThat(keys(members.register(wrong)))
                .containsExactly(
                        "membership.zone.currency.unknown",
                        "membership.zone.parameter.bounds",
                        "membership.zone.parameter.unknown",
                        "membership.zone.chain",
                        "membership.text.blank");
    }

    @Test
    void aParticipantIsRegisteredAndChanges() {
        NewParticipant anne = participant("anne");
        submitted(members.register(anne));
        assertThat(members.participant(anne.id())).isEmpty();
        settle();
        assertThat(members.participant(anne.id())).contains(anne.registered());

        List<Resource> more = List.of(pv("B", 7_000), pv("A", 1_000));
        submitted(members.changeResources(anne.id(), more));
        submitted(members.changeConnectionLimit(anne.id(), Optional.of(new Watts(9_000))));
        submitted(members.leave(anne.id(), JULY));
        settle();

        Participant changed = members.participant(anne.id()).orElseThrow();
        assertThat(changed.resources()).isEqualTo(more);
        assertThat(changed.connection()).isEqualTo(new Watts(9_000));
        assertThat(changed.leftAt()).contains(JULY);
        assertThat(MembershipState.participant(
                        ledger.state(ledger.zones().getFirst().id()), anne.id()))
                .contains(changed);
    }

    @Test
    void whatIsRefusedLeavesNoRecord() {
        assertThat(keys(members.leave(new ParticipantId("nobody"), JULY)))
                .containsExactly("membership.participant.unknown");
        NewParticipant wrong =
                new NewParticipant(new ParticipantId("wrong"), NORTH, "", false, List.of(), Optional.empty(), START);
        assertThat(keys(members.register(wrong))).containsExactly("membership.text.blank", "membership.resources.none");
    }

    @Test
    void whereTwoChangesCrossTheLaterOneIsVoid() {
        Hash first = submitted(members.register(participant("twin")));
        Hash second = submitted(members.register(participant("twin")));
        settle();

        assertThat(ledger.fate(first))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        fate -> assertThat(fate.voidReason()).isEmpty());
        assertThat(ledger.fate(second))
                .isInstanceOfSatisfying(
                        RecordFate.Final.class,
                        fate -> assertThat(fate.voidReason()).contains("PARTICIPANT_TAKEN"));
    }

    @Test
    void aQualificationsHistoryTellsEveryStep() {
        ParticipantId ben = enrol("ben");
        submitted(members.apply(ben, QualifiedSide.SELLER, START, JULY));
        settle();
        assertThat(qualifications.awaitingReview())
                .contains(new QualificationOf(
                        ben,
                        NORTH,
                        new Qualification(QualifiedSide.SELLER, QualificationStatus.APPLIED, START, JULY, "")));
        submitted(members.approve(ben, QualifiedSide.SELLER, ""));
        settle();
        submitted(members.suspend(ben, QualifiedSide.SELLER, "meter broken"));
        settle();
        submitted(members.resume(ben, QualifiedSide.SELLER, "mended"));
        submitted(members.apply(ben, QualifiedSide.BUYER, START, JULY));
        settle();
        submitted(members.refuse(ben, QualifiedSide.BUYER, "no contract"));
        settle();

        assertThat(qualifications.history(ben, QualifiedSide.SELLER))
                .extracting(
                        change -> change.after().status(),
                        change -> change.after().reason())
                .containsExactly(
                        tuple(QualificationStatus.APPLIED, ""),
                        tuple(QualificationStatus.APPROVED, ""),
                        tuple(QualificationStatus.SUSPENDED, "meter broken"),
                        tuple(QualificationStatus.APPROVED, "mended"));
        assertThat(qualifications.history(ben, QualifiedSide.SELLER))
                .isSortedAccordingTo(Comparator.comparingLong(QualificationChange::height))
                .allMatch(change -> change.at().equals(now()));
        assertThat(members.participant(ben).orElseThrow().qualifications())
                .extracting(Qualification::side, Qualification::status)
                .containsExactly(
                        tuple(QualifiedSide.SELLER, QualificationStatus.APPROVED),
                        tuple(QualifiedSide.BUYER, QualificationStatus.REFUSED));
        assertThat(qualifications.expiring(JULY, JULY.plusMillis(1)))
                .extracting(QualificationOf::participant)
                .contains(ben);
        assertThat(qualifications.expiring(START, JULY)).isEmpty();
    }

    @Test
    void manyAreRegisteredWithQualificationsAtOnceOrNotAtAll() {
        List<Enrolment> many = IntStream.rangeClosed(10, 66)
                .mapToObj(i -> new Enrolment(
                        participant("M" + i),
                        List.of(
                                new Enrolment.Period(QualifiedSide.SELLER, START, JULY.plusSeconds(1)),
                                new Enrolment.Period(QualifiedSide.BUYER, START, JULY.plusSeconds(1))),
                        "sample"))
                .toList();
        List<Enrolment> withTwin = new ArrayList<>(many);
        withTwin.add(many.getFirst());

        assertThat(members.registerAll(List.of(), withTwin))
                .isInstanceOfSatisfying(
                        MassAdministration.Refused.class,
                        refused -> assertThat(refused.problems()).containsOnlyKeys("M10"));
        settle();
        assertThat(members.participant(new ParticipantId("M11"))).isEmpty();

        assertThat(members.registerAll(List.of(zone(Map.of())), many))
                .isInstanceOfSatisfying(
                        MassAdministration.Submitted.class,
                        submitted -> assertThat(submitted.records()).hasSize(1 + 57 * 5));
        settle();
        List<Participant> all = members.participants(NORTH);
        assertThat(all)
                .filteredOn(participant -> participant.id().code().startsWith("M"))
                .hasSize(57)
                .allSatisfy(participant -> assertThat(participant.qualifications())
                        .extracting(Qualification::side, Qualification::status)
                        .containsExactly(
                                tuple(QualifiedSide.SELLER, QualificationStatus.APPROVED),
                                tuple(QualifiedSide.BUYER, QualificationStatus.APPROVED)));
        assertThat(all)
                .isEqualTo(MembershipState.participants(
                        ledger.state(ledger.zones().getFirst().id())));
    }

    @Test
    void anAccountActsForItsParticipant() {
        ParticipantId cleo = enrol("cleo");
        accounts.create(new NewAccount("cleo", "a long password", Set.of(Role.PARTICIPANT)));

        assertThat(memberAccounts.link("cleo", cleo)).isEmpty();
        assertThat(memberAccounts.participantOf("cleo")).contains(cleo);
        assertThat(memberAccounts.accountsOf(cleo)).containsExactly("cleo");
        assertThat(memberAccounts.link("nobody", new ParticipantId("nothing")))
                .extracting(Problem::key)
                .containsExactly("membership.account.unknown", "membership.participant.unknown");
        assertThat(memberAccounts.link("ada", cleo))
                .extracting(Problem::key)
                .containsExactly("membership.account.role");

        memberAccounts.unlink("cleo");
        assertThat(memberAccounts.participantOf("cleo")).isEmpty();
    }

    @Test
    void aRealNameIsKeptHereAndForgotten() {
        ParticipantId dora = enrol("dora");
        Contact contact = new Contact("Dora Example", "dora@example.org");

        assertThat(memberAccounts.keepContact(dora, contact)).isEmpty();
        assertThat(memberAccounts.contact(dora)).contains(contact);
        assertThat(memberAccounts.keepContact(dora, new Contact(" ", "dora")))
                .extracting(Problem::key)
                .containsExactly("membership.text.blank", "membership.contact.email");
        memberAccounts.forgetContact(dora);
        assertThat(memberAccounts.contact(dora)).isEmpty();
    }

    private ParticipantId enrol(String id) {
        submitted(members.register(participant(id)));
        settle();
        return new ParticipantId(id);
    }

    private void settle() {
        MarketSteps.of(loop).settle(now());
    }

    private static Instant now() {
        return START.plus(Duration.ofHours(1));
    }

    private static Hash submitted(Administration answer) {
        return switch (answer) {
            case Administration.Submitted(var record) -> record;
            case Administration.Refused(var problems) ->
                throw new AssertionError(problems.stream().map(Problem::english).toList());
        };
    }

    private static List<String> keys(Administration answer) {
        return switch (answer) {
            case Administration.Submitted submitted -> List.of();
            case Administration.Refused(var problems) ->
                problems.stream().map(Problem::key).toList();
        };
    }

    private static Zone zone(Map<String, Long> parameters) {
        return new Zone(NORTH, "The North", ZoneId.of("Asia/Shanghai"), "CNY", new TreeMap<>(parameters));
    }

    private static NewParticipant participant(String id) {
        return new NewParticipant(
                new ParticipantId(id), NORTH, "The " + id, true, List.of(pv("A", 5_000)), Optional.empty(), START);
    }

    private static Resource pv(String name, long watts) {
        return new Resource(name, ResourceKind.PHOTOVOLTAIC, new Watts(watts), true, false);
    }

    /** No configuration by annotation, lest other tests' contexts find it; nor does it look for theirs. */
    @DatabaseSlice
    @ComponentScan(
            basePackages = {
                "energy.wattle.ledger.store",
                "energy.wattle.ledger.service",
                "energy.wattle.membership.store",
                "energy.wattle.membership.service"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests?(\\$.*)?"))
    static class Market {

        @Bean
        Clock clock() {
            return Clock.fixed(now(), ZoneOffset.UTC);
        }

        @Bean
        MarketFounding founding() {
            return () -> new MarketFounding.Founding(
                    new NodeId("market"),
                    "ed25519",
                    START,
                    List.of(new NodeId("north")),
                    List.of(new Genesis.Parameter("block-interval-millis", 0)));
        }

        @Bean
        ZoneParameter.Declared testParameters() {
            return () -> List.of(new ZoneParameter("test.price-cap", 0, 1_000, 500, "micros"));
        }
    }
}
