package energy.wattle.metering.core;

import static energy.wattle.metering.core.MeteredZone.ANNE;
import static energy.wattle.metering.core.MeteredZone.BERT;
import static energy.wattle.metering.core.MeteredZone.START;
import static energy.wattle.metering.core.MeteredZone.quarter;
import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock.FinalRecord;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.metering.ForecastRecord;
import energy.wattle.metering.ForecastSession;
import energy.wattle.metering.MeteredRange;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.MeteringState;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forecasts, from the record that brings them to the key that opens them. */
class ForecastContractTest {

    private static final String SESSION = "Z1/DAY_AHEAD/2024-06-04T00:00:00Z";
    private static final String OTHER = "Z1/INTRADAY/2024-06-04T00:00:00Z";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MeteredZone zone = new MeteredZone();

    @Test
    void aForecastIsToldOnceTheKeyOfItsSessionIsReleased() {
        open(SESSION);
        Hash record = send(ANNE, SESSION, START, Map.of(96, 1_000L, 97, -20L));
        zone.after(MINUTE);
        Instant takenAt = zone.chain.time();
        assertThat(zone.chain.voidReason(record)).isEmpty();
        assertThat(zone.chain.results("FORECAST_OPENED")).isEmpty();

        finish(SESSION);

        assertThat(opened())
                .containsExactly(new MeteringFact.Opened(
                        ANNE,
                        SESSION,
                        START,
                        takenAt,
                        new TreeMap<>(Map.of(quarter(96), new WattHours(1_000), quarter(97), new WattHours(-20)))));
        assertThat(zone.chain.last().results())
                .filteredOn(result -> result.kind().equals("FORECAST_OPENED"))
                .allSatisfy(result -> assertThat(result.result().content()).isInstanceOf(Result.Encrypted.class));
        assertNothingIsKept();
    }

    @Test
    void aKeyOpensItsOwnSessionsForecastsOnly() {
        open(SESSION);
        open(OTHER);
        send(ANNE, SESSION, START, Map.of(96, 1L));
        send(BERT, OTHER, START, Map.of(96, 2L));
        zone.after(MINUTE);
        finish(OTHER);
        assertThat(opened()).extracting(MeteringFact.Opened::participant).containsExactly(BERT);
        finish(SESSION);
        assertThat(opened()).extracting(MeteringFact.Opened::participant).containsExactly(ANNE);
    }

    @Test
    void aSessionTakesForecastsFromItsOpeningToItsClosing() {
        assertThat(sent(ANNE, SESSION)).contains("SESSION_NOT_OPEN");
        open(SESSION);
        assertThat(MeteringState.sessions(zone.chain.state()))
                .extracting(ForecastSession::name)
                .containsExactly(SESSION);
        assertThat(sent(ANNE, SESSION)).isEmpty();
        zone.close(SESSION);
        zone.after(MINUTE);
        assertThat(sent(ANNE, SESSION)).contains("SESSION_NOT_OPEN");
        zone.release(SESSION, zone.chain.sessionPair(SESSION).secret());
        zone.after(MINUTE);
        assertThat(sent(ANNE, SESSION)).contains("SESSION_NOT_OPEN");
        assertThat(sent(ANNE, "name with a\nnew line")).contains("SESSION_NOT_OPEN");
    }

    @Test
    void anotherSecretOpensNothing() {
        open(SESSION);
        send(ANNE, SESSION, START, Map.of(96, 1L));
        zone.after(MINUTE);
        zone.release(SESSION, zone.chain.sessionPair(OTHER).secret());
        zone.after(MINUTE);
        assertThat(opened()).isEmpty();
        finish(SESSION);
        assertThat(opened()).hasSize(1);
    }

    @Test
    void whatAnotherHasSealedIsUnreadable() {
        open(SESSION);
        send(ANNE, SESSION, START, Map.of(96, 1L));
        zone.after(MINUTE);
        FinalRecord original = zone.chain.last().records().getLast();
        zone.chain.submit(BERT.code(), RecordKind.FORECAST, original.record().payload());
        zone.after(MINUTE);
        finish(SESSION);
        assertThat(opened()).extracting(MeteringFact.Opened::participant).containsExactly(ANNE);
        assertThat(voided()).containsExactly("UNREADABLE");
        assertNothingIsKept();
    }

    @Test
    void whatIsNoForecastIsMalformed() {
        open(SESSION);
        for (Bytes payload : List.of(
                Bytes.ofUtf8("no forecast"),
                Bytes.ofHex("08011200"), // a second interval of 0, spelled out by nothing
                new ForecastRecord(START, new TreeMap<>(Map.of(quarter(96), new WattHours(1))))
                        .encode()
                        .slice(0, 8))) {
            zone.chain.submitToSession(ANNE.code(), RecordKind.FORECAST, payload, SESSION);
        }
        zone.after(MINUTE);
        finish(SESSION);
        // The second one is well formed: issued at the beginning of 1970, for an interval long over.
        assertThat(voided()).containsExactly("MALFORMED", "INTERVAL_OVER", "MALFORMED");
    }

    @Test
    void aForecastIsIssuedBeforeItIsSentAndLooksAhead() {
        open(SESSION);
        send(ANNE, SESSION, zone.chain.time().plus(MINUTE).plusMillis(1), Map.of(96, 1L));
        send(BERT, SESSION, START, Map.of(-1, 1L, 96, 1L));
        zone.after(MINUTE);
        finish(SESSION);
        assertThat(voided()).containsExactly("ISSUED_LATER", "INTERVAL_OVER");
        assertThat(opened()).isEmpty();
    }

    @Test
    void aParticipantHasTwentyForecastsForASession() {
        open(SESSION);
        List<Hash> records = IntStream.range(0, 21)
                .mapToObj(i -> send(ANNE, SESSION, START, Map.of(96, (long) i)))
                .toList();
        Hash others = send(BERT, SESSION, START, Map.of(96, 1L));
        zone.after(MINUTE);
        assertThat(records.subList(0, 20))
                .allSatisfy(record -> assertThat(zone.chain.voidReason(record)).isEmpty());
        assertThat(zone.chain.voidReason(records.getLast())).contains("TOO_MANY_FORECASTS");
        assertThat(zone.chain.voidReason(others)).isEmpty();
        finish(SESSION);
        assertThat(opened()).hasSize(21);
        assertThat(opened().subList(0, 20))
                .extracting(
                        forecast -> Objects.requireNonNull(forecast.netExport().get(quarter(96)))
                                .value())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> (long) i).toList());
    }

    @Test
    void aForecastThatIsTooLongIsVoidAtOnceAndTheLongestOneIsNot() {
        open(SESSION);
        Bytes tooLong = Bytes.of(new byte[ForecastRecord.SEALED_LENGTH]);
        Hash refused = zone.chain.submitToSession(ANNE.code(), RecordKind.FORECAST, tooLong, SESSION);
        TreeMap<Integer, Long> longest = new TreeMap<>();
        IntStream.range(96, 96 + ForecastRecord.INTERVALS)
                .forEach(quarter -> longest.put(quarter, MeteredRange.LARGEST.value()));
        Hash taken = send(ANNE, SESSION, START, longest);
        zone.after(MINUTE);
        assertThat(zone.chain.voidReason(refused)).contains("TOO_LONG");
        assertThat(zone.chain.voidReason(taken)).isEmpty();
    }

    @Test
    void onlyParticipantsThatHaveNotLeftForecast() {
        ParticipantId carl = new ParticipantId("carl");
        zone.register(carl, START, Optional.of(zone.chain.time()));
        open(SESSION);
        zone.chain.allow("stranger", RecordKind.FORECAST);
        Hash ofStranger =
                zone.chain.submitToSession("stranger", RecordKind.FORECAST, payload(START, Map.of(96, 1L)), SESSION);
        Hash gone = send(carl, SESSION, START, Map.of(96, 1L));
        zone.after(MINUTE);
        assertThat(zone.chain.voidReason(ofStranger)).contains("NOT_A_PARTICIPANT");
        assertThat(zone.chain.voidReason(gone)).contains("NOT_A_PARTICIPANT");
    }

    @Test
    void forecastsOfASessionWithoutAKeyAreForgottenThirtyDaysAfterItsOpening() {
        open(SESSION);
        Instant openedAt = zone.chain.time();
        send(ANNE, SESSION, START, Map.of(96, 1L));
        zone.after(MINUTE);
        zone.chain.block(openedAt.plus(SealedForecasts.WAIT).minusMillis(1));
        assertThat(MeteringState.session(zone.chain.state(), SESSION)).isPresent();
        zone.chain.block(openedAt.plus(SealedForecasts.WAIT));
        assertNothingIsKept();
    }

    private void open(String session) {
        zone.open(session);
        zone.after(MINUTE);
    }

    private void finish(String session) {
        zone.close(session);
        zone.after(MINUTE);
        zone.release(session, zone.chain.sessionPair(session).secret());
        zone.after(MINUTE);
    }

    private Optional<String> sent(ParticipantId participant, String session) {
        Hash record = send(participant, session, START, Map.of(96, 1L));
        zone.after(MINUTE);
        return zone.chain.voidReason(record);
    }

    private Hash send(ParticipantId participant, String session, Instant issuedAt, Map<Integer, Long> curve) {
        return zone.chain.submitToSession(participant.code(), RecordKind.FORECAST, payload(issuedAt, curve), session);
    }

    private static Bytes payload(Instant issuedAt, Map<Integer, Long> curve) {
        TreeMap<Interval, WattHours> netExport = new TreeMap<>();
        curve.forEach((quarter, energy) -> netExport.put(quarter(quarter), new WattHours(energy)));
        return new ForecastRecord(issuedAt, netExport).encode();
    }

    private List<MeteringFact.Opened> opened() {
        return zone.chain.results("FORECAST_OPENED").stream()
                .map(MeteringFact.Opened::decode)
                .toList();
    }

    private List<String> voided() {
        return zone.chain.results("FORECAST_VOID").stream()
                .map(MeteringFact.Voided::decode)
                .map(MeteringFact.Voided::reason)
                .toList();
    }

    private void assertNothingIsKept() {
        for (int table :
                List.of(MeteringState.SESSIONS, MeteringState.SESSIONS_BY_AGE, MeteringState.SEALED_FORECASTS)) {
            assertThat(zone.chain.state().startingWith(table, Bytes.EMPTY, 10)).isEmpty();
        }
    }
}
