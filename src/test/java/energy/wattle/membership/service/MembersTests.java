package energy.wattle.membership.service;

import static energy.wattle.membership.service.MarketOfOneZone.JULY;
import static energy.wattle.membership.service.MarketOfOneZone.NORTH;
import static energy.wattle.membership.service.MarketOfOneZone.START;
import static energy.wattle.membership.service.MarketOfOneZone.keys;
import static energy.wattle.membership.service.MarketOfOneZone.participant;
import static energy.wattle.membership.service.MarketOfOneZone.pv;
import static energy.wattle.membership.service.MarketOfOneZone.submitted;
import static energy.wattle.membership.service.MarketOfOneZone.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.membership.Enrolment;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.Members;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.Zone;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.Watts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Administration on real chains in a real database: asked for, in blocks, in both tiers' states and in the tables. */
@OnMarketOfOneZone
class MembersTests {

    @Autowired
    private Members members;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MarketOfOneZone.Drive drive;

    @BeforeEach
    void registerTheZone() {
        drive.registerTheZone();
    }

    @Test
    void aZoneIsRegisteredAndItsParametersChange() {
        submitted(members.register(zone(Map.of("test.price-cap", 200L))));
        assertThat(members.zones()).hasSize(1);
        drive.settle();

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
        drive.settle();
        assertThat(members.participant(anne.id())).contains(anne.registered());

        List<Resource> more = List.of(pv("B", 7_000), pv("A", 1_000));
        submitted(members.changeResources(anne.id(), more));
        submitted(members.changeConnectionLimit(anne.id(), Optional.of(new Watts(9_000))));
        submitted(members.leave(anne.id(), JULY));
        drive.settle();

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
        drive.settle();

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
        drive.settle();
        assertThat(members.participant(new ParticipantId("M11"))).isEmpty();

        assertThat(members.registerAll(List.of(zone(Map.of())), many))
                .isInstanceOfSatisfying(
                        MassAdministration.Submitted.class,
                        submitted -> assertThat(submitted.records()).hasSize(1 + 57 * 5));
        drive.settle();
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
}
