package energy.wattle.membership.service;

import static energy.wattle.membership.service.MarketOfOneZone.JULY;
import static energy.wattle.membership.service.MarketOfOneZone.NORTH;
import static energy.wattle.membership.service.MarketOfOneZone.START;
import static energy.wattle.membership.service.MarketOfOneZone.now;
import static energy.wattle.membership.service.MarketOfOneZone.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import energy.wattle.membership.Members;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationChange;
import energy.wattle.membership.QualificationOf;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.Qualifications;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.units.ParticipantId;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Qualifications in blocks, and what the lists say of them. */
@OnMarketOfOneZone
class QualificationsTests {

    @Autowired
    private Members members;

    @Autowired
    private Qualifications qualifications;

    @Autowired
    private MarketOfOneZone.Drive drive;

    @BeforeEach
    void registerTheZone() {
        drive.registerTheZone();
    }

    @Test
    void aQualificationsHistoryTellsEveryStep() {
        ParticipantId ben = drive.enrol("ben");
        submitted(members.apply(ben, QualifiedSide.SELLER, START, JULY));
        drive.settle();
        assertThat(qualifications.awaitingReview())
                .contains(new QualificationOf(
                        ben,
                        NORTH,
                        new Qualification(QualifiedSide.SELLER, QualificationStatus.APPLIED, START, JULY, "")));
        submitted(members.approve(ben, QualifiedSide.SELLER, ""));
        drive.settle();
        submitted(members.suspend(ben, QualifiedSide.SELLER, "meter broken"));
        drive.settle();
        submitted(members.resume(ben, QualifiedSide.SELLER, "mended"));
        submitted(members.apply(ben, QualifiedSide.BUYER, START, JULY));
        drive.settle();
        submitted(members.refuse(ben, QualifiedSide.BUYER, "no contract"));
        drive.settle();

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
}
