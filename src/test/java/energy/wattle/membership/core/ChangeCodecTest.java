package energy.wattle.membership.core;

import static energy.wattle.membership.core.MainChain.NOON;
import static energy.wattle.membership.core.MainChain.NORTH;
import static energy.wattle.membership.core.MainChain.institution;
import static energy.wattle.membership.core.MainChain.own;
import static energy.wattle.membership.core.MainChain.pv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.MembershipChange.Verdict;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Watts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is written is read again, and nothing else is. */
class ChangeCodecTest {

    private static final ParticipantId ANNE = new ParticipantId("anne");
    private static final Zone ZONE = new Zone(
            NORTH,
            "Norden – 北",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            new TreeMap<>(Map.of("trading.floor", -5L, "trading.cap", 0L, "a", 1_000_000_000_000_000L)));
    private static final List<Resource> RESOURCES =
            List.of(pv("A", 1), new Resource("L", ResourceKind.LOAD, new Watts(1_000_000_000_000L), false, true));

    private static final List<MembershipChange> CHANGES = List.of(
            new MembershipChange.SetZone(
                    ZONE,
                    List.of(institution(NORTH, KeyRole.EDGE_CLUSTER, 1), institution(NORTH, KeyRole.DISCLOSURE, 2))),
            new MembershipChange.Register(
                    new NewParticipant(ANNE, NORTH, "Anne", true, RESOURCES, Optional.of(Watts.ZERO), NOON),
                    List.of(own("anne", KeyRole.METER, 3))),
            MainChain.add("anne", own("anne", KeyRole.PARTICIPANT, 4)),
            new MembershipChange.RemoveKey(
                    ANNE, own("anne", KeyRole.PARTICIPANT, 4).id()),
            new MembershipChange.SetResources(ANNE, RESOURCES),
            new MembershipChange.SetConnectionLimit(ANNE, Optional.empty()),
            new MembershipChange.SetConnectionLimit(ANNE, Optional.of(Watts.ZERO)),
            new MembershipChange.Leave(ANNE, NOON),
            new MembershipChange.Apply(ANNE, QualifiedSide.SELLER, NOON, NOON.plusMillis(1)),
            new MembershipChange.Review(ANNE, QualifiedSide.BUYER, Verdict.REFUSE, "no contract"),
            new MembershipChange.Review(ANNE, QualifiedSide.BUYER, Verdict.APPROVE, ""));

    @Test
    void everyChangeIsReadAsItWasWritten() {
        assertThat(CHANGES)
                .allSatisfy(change -> assertThat(ChangeCodec.decode(ChangeCodec.encode(change)))
                        .isEqualTo(change));
        assertThat(CHANGES.stream().map(Object::getClass).distinct())
                .as("all kinds of changes")
                .hasSize(9);
    }

    @Test
    void noChangeIsReadFromABeginningOrWithSomethingAfterIt() {
        for (MembershipChange change : CHANGES) {
            Bytes bytes = ChangeCodec.encode(change);
            for (int length = 0; length < bytes.length(); length++) {
                Bytes cut = bytes.slice(0, length);
                assertThatThrownBy(() -> ChangeCodec.decode(cut)).isInstanceOf(MalformedException.class);
            }
            Bytes more = Bytes.concat(bytes, Bytes.of((byte) 0));
            assertThatThrownBy(() -> ChangeCodec.decode(more)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aTypeThatIsUnknownIsRefused() {
        Bytes unknown = new WireWriter()
                .uint(1, 10)
                .bytes(2, new WireWriter().text(1, "anne").finish())
                .finish();
        assertThatThrownBy(() -> ChangeCodec.decode(unknown))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no membership change 10");
    }

    @Test
    void aTimeZoneThatIsUnknownIsRefused() {
        Bytes zone = new WireWriter()
                .text(1, "north")
                .text(2, "North")
                .text(3, "Mars/Base")
                .text(4, "CNY")
                .finish();
        assertThatThrownBy(() -> Zone.decode(zone)).isInstanceOf(MalformedException.class);
    }

    @Test
    void parametersStandInTheirOrderEachOnce() {
        for (String second : List.of("b", "a")) {
            Bytes zone = new WireWriter()
                    .text(1, "north")
                    .text(2, "North")
                    .text(3, "UTC")
                    .text(4, "CNY")
                    .element(5, new WireWriter().text(1, "b").finish())
                    .element(5, new WireWriter().text(1, second).finish())
                    .finish();
            assertThatThrownBy(() -> Zone.decode(zone)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void anUpdateIsReadAsItWasWritten() {
        Participant anne = new Participant(
                ANNE,
                NORTH,
                "Anne",
                true,
                RESOURCES,
                Optional.empty(),
                List.of(
                        new Qualification(
                                QualifiedSide.SELLER, QualificationStatus.SUSPENDED, NOON, NOON.plusMillis(1), "why"),
                        new Qualification(
                                QualifiedSide.BUYER, QualificationStatus.APPLIED, NOON, NOON.plusMillis(1), "")),
                NOON,
                Optional.of(NOON.plusSeconds(1)));
        List<MembershipUpdate> updates = List.of(
                new MembershipUpdate(
                        MembershipUpdate.Kind.QUALIFICATION_CHANGED,
                        new MembershipUpdate.OfParticipant(anne),
                        List.of(own("anne", KeyRole.METER, 3)),
                        List.of(own("anne", KeyRole.METER, 5)),
                        Optional.of(QualifiedSide.BUYER)),
                new MembershipUpdate(
                        MembershipUpdate.Kind.ZONE_SET,
                        new MembershipUpdate.OfZone(ZONE),
                        List.of(),
                        List.of(),
                        Optional.empty()));

        assertThat(updates)
                .allSatisfy(update ->
                        assertThat(MembershipUpdate.decode(update.encode())).isEqualTo(update));
    }
}
