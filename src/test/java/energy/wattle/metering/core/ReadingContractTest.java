package energy.wattle.metering.core;

import static energy.wattle.metering.core.MeteredZone.ANNE;
import static energy.wattle.metering.core.MeteredZone.BERT;
import static energy.wattle.metering.core.MeteredZone.OPERATOR;
import static energy.wattle.metering.core.MeteredZone.START;
import static energy.wattle.metering.core.MeteredZone.correction;
import static energy.wattle.metering.core.MeteredZone.meter;
import static energy.wattle.metering.core.MeteredZone.quarter;
import static energy.wattle.metering.core.MeteredZone.row;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.WireWriter;
import energy.wattle.metering.MeteredRange;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.MeteringState;
import energy.wattle.metering.RecordName;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which readings come into force, and every reason why one does not. */
class ReadingContractTest {

    private final MeteredZone zone = new MeteredZone();

    @Test
    void aReadingComesIntoForceAndIsToldToTheHoldersOfTheEpochKeyOnly() {
        Hash record = zone.read(0, meter(ANNE), row(ANNE, 0, -1_250));

        assertThat(standing(0)).isEqualTo(Map.of(ANNE, new WattHours(-1_250)));
        assertThat(facts())
                .containsExactly(new MeteringFact.Read(ANNE, quarter(0), new WattHours(-1_250), Optional.empty()));
        assertThat(zone.chain.last().results())
                .filteredOn(result -> result.kind().equals("READING"))
                .allSatisfy(result -> assertThat(result.result().content()).isInstanceOf(Result.Encrypted.class));
        assertThat(MeteringState.reading(zone.chain.state(), ANNE, quarter(0)))
                .hasValueSatisfying(reading -> assertThat(reading.record()).isEqualTo(zone.name(record)));
    }

    @Test
    void aRecordBringsReadingsOfManyIntervalsAndParticipants() {
        Hash record = zone.read(1, OPERATOR, row(ANNE, 0, 1), row(BERT, 0, 2), row(ANNE, 1, 3), row(BERT, 1, -4));

        assertThat(zone.chain.voidReason(record)).isEmpty();
        assertThat(standing(0)).isEqualTo(Map.of(ANNE, new WattHours(1), BERT, new WattHours(2)));
        assertThat(standing(1)).isEqualTo(Map.of(ANNE, new WattHours(3), BERT, new WattHours(-4)));
    }

    @Test
    void onlyTheBlockThatBringsReadingsTellsWhichIntervalsItTouched() {
        zone.read(2, OPERATOR, row(ANNE, 0, 1), row(BERT, 0, 2), row(ANNE, 2, 3));

        assertThat(touched()).containsExactly(quarter(0), quarter(2));
        zone.block(3);
        assertThat(touched()).isEmpty();
        assertThat(zone.chain.state().startingWith(MeteringState.TOUCHED, Bytes.EMPTY, 10))
                .isEmpty();
    }

    @Test
    void aReadingSentAgainChangesNothing() {
        zone.read(0, meter(ANNE), row(ANNE, 0, 7));
        Hash again = zone.read(1, OPERATOR, row(ANNE, 0, 7), row(BERT, 0, 8));

        assertThat(zone.chain.voidReason(again)).isEmpty();
        assertThat(facts()).extracting(MeteringFact.Read::participant).containsExactly(BERT);
    }

    @Test
    void anotherValueHasToNameWhatItCorrects() {
        zone.read(0, meter(ANNE), row(ANNE, 0, 7));

        assertVoid("READING_STANDS", zone.read(1, meter(ANNE), row(ANNE, 0, 8)));
        assertThat(standing(0)).isEqualTo(Map.of(ANNE, new WattHours(7)));
    }

    @Test
    void aCorrectionReplacesTheReadingThatItNames() {
        RecordName first = zone.name(zone.read(0, meter(ANNE), row(ANNE, 0, 7)));
        RecordName second = zone.name(zone.read(1, OPERATOR, correction(ANNE, 0, 8, first)));

        assertThat(facts())
                .containsExactly(new MeteringFact.Read(ANNE, quarter(0), new WattHours(8), Optional.of(first)));
        assertThat(touched()).containsExactly(quarter(0));
        zone.read(2, meter(ANNE), correction(ANNE, 0, 9, second));
        assertThat(standing(0)).isEqualTo(Map.of(ANNE, new WattHours(9)));
    }

    @Test
    void aCorrectionOfWhatIsNotInForceAnyMoreIsStale() {
        RecordName first = zone.name(zone.read(0, meter(ANNE), row(ANNE, 0, 7)));
        zone.read(1, meter(ANNE), correction(ANNE, 0, 8, first));

        assertVoid("CORRECTION_STALE", zone.read(2, OPERATOR, correction(ANNE, 0, 9, first)));
        assertVoid("CORRECTION_STALE", zone.read(2, OPERATOR, correction(BERT, 0, 9, first)));
    }

    @Test
    void ofTwoCorrectionsInOneBlockTheFirstCounts() {
        RecordName first = zone.name(zone.read(0, meter(ANNE), row(ANNE, 0, 7)));
        Hash one = zone.send(meter(ANNE), correction(ANNE, 0, 8, first));
        Hash two = zone.send(OPERATOR, correction(ANNE, 0, 9, first));
        zone.block(1);

        // Records of a block stand in an order of the ledger's: whichever came second is stale.
        assertThat(List.of(zone.chain.voidReason(one), zone.chain.voidReason(two)))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("CORRECTION_STALE"));
    }

    @Test
    void aMeterReadsItsOwnParticipantOnly() {
        assertVoid("NOT_ITS_METER", zone.read(0, meter(ANNE), row(BERT, 0, 7)));
        // Whoever the ledger lets send readings without being registered as a meter here.
        zone.chain.allow("stranger", RecordKind.METER_READING);
        assertVoid("NOT_ITS_METER", zone.read(0, "stranger", row(ANNE, 0, 7)));
        assertThat(standing(0)).isEmpty();
    }

    @Test
    void onlyWhoIsRegisteredAtTheIntervalsStartHasAReading() {
        ParticipantId carl = new ParticipantId("carl");
        zone.register(carl, quarter(1).start(), Optional.of(quarter(3).start()));

        assertVoid("NOT_REGISTERED", zone.read(4, OPERATOR, row(carl, 0, 1)));
        assertVoid("NOT_REGISTERED", zone.read(4, OPERATOR, row(carl, 3, 1)));
        assertVoid("NOT_REGISTERED", zone.read(4, OPERATOR, row(new ParticipantId("nobody"), 0, 1)));
        assertThat(zone.chain.voidReason(zone.read(4, OPERATOR, row(carl, 1, 1), row(carl, 2, 1))))
                .isEmpty();
    }

    @Test
    void anIntervalThatIsNotOverHasNoReading() {
        Hash early = zone.send(meter(ANNE), row(ANNE, 0, 7));
        zone.chain.block(quarter(0).end().minusMillis(1));
        assertVoid("INTERVAL_NOT_OVER", early);

        assertThat(zone.chain.voidReason(zone.read(0, meter(ANNE), row(ANNE, 0, 7))))
                .isEmpty();
    }

    @Test
    void oneWrongReadingMakesItsWholeRecordVoid() {
        assertVoid("INTERVAL_NOT_OVER", zone.read(0, OPERATOR, row(ANNE, 0, 1), row(BERT, 0, 2), row(ANNE, 1, 3)));
        assertThat(standing(0)).isEmpty();
    }

    @Test
    void aRecordForOtherEyesIsUnreadable() {
        Hash record = zone.chain.submitToSession(
                meter(ANNE), RecordKind.METER_READING, Bytes.ofUtf8("for a session’s key"), "");
        zone.block(0);
        assertVoid("UNREADABLE", record);
    }

    @Test
    void anyOtherEncodingIsMalformed() {
        Bytes anne = reading("anne", 1, 7);
        Bytes bert = reading("bert", 1, 7);
        long beyond = MeteredRange.LARGEST.value() + 1;
        for (Bytes payload : List.of(
                Bytes.EMPTY,
                Bytes.ofUtf8("no record"),
                new WireWriter().element(1, bert).element(1, anne).finish(),
                new WireWriter().element(1, anne).element(1, anne).finish(),
                new WireWriter().element(1, reading("", 1, 7)).finish(),
                new WireWriter().element(1, reading("GRID", 1, 7)).finish(),
                new WireWriter().element(1, reading("anne", 10_000_001, 7)).finish(),
                new WireWriter().element(1, reading("anne", 1, beyond)).finish(),
                new WireWriter().element(1, reading("anne", 1, -beyond)).finish(),
                new WireWriter().element(1, anne).uint(2, 1).finish())) {
            Hash record = zone.chain.submitToEpoch(OPERATOR, RecordKind.METER_READING, payload);
            zone.after(Duration.ofMillis(1));
            assertVoid("MALFORMED", record);
        }
    }

    @Test
    void aReadingMayPassItsParticipantsCapacity() {
        long largest = MeteredRange.LARGEST.value();
        zone.read(0, OPERATOR, row(ANNE, 0, largest), row(BERT, 0, -largest));
        assertThat(standing(0)).hasSize(2);
    }

    @Test
    void readingsOfOneIntervalDoNotLeakIntoAnother() {
        zone.read(300, OPERATOR, row(ANNE, 0, 1), row(ANNE, 255, 2), row(ANNE, 256, 3));
        assertThat(standing(255)).isEqualTo(Map.of(ANNE, new WattHours(2)));
        assertThat(standing(1)).isEmpty();
        assertThat(zone.chain.time()).isAfter(START);
    }

    private static Bytes reading(String participant, long quarter, long wattHours) {
        return new WireWriter()
                .text(1, participant)
                .uint(2, quarter)
                .sint(3, wattHours)
                .finish();
    }

    private void assertVoid(String reason, Hash record) {
        assertThat(zone.chain.voidReason(record)).contains(reason);
        assertThat(facts()).isEmpty();
    }

    private Map<ParticipantId, WattHours> standing(int quarter) {
        return MeteringState.readings(zone.chain.state(), quarter(quarter));
    }

    private List<Interval> touched() {
        return MeteringState.readInThisBlock(zone.chain.state(), zone.chain.height());
    }

    private List<MeteringFact.Read> facts() {
        return zone.chain.results("READING").stream()
                .map(MeteringFact.Read::decode)
                .toList();
    }
}
