package energy.wattle.trading.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.QualificationFault;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionKind;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Side;
import energy.wattle.trading.StoredSession;
import energy.wattle.trading.Submission;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the chain comes back as it was; the facts of clearings are checked wherever the contract is tested. */
class CodecTest {

    private static final Interval TEN = Zones.interval("10:00");
    private static final SessionId SESSION =
            Zones.session(SessionKind.INTRADAY, "10:00").id();
    private static final ParticipantId A = new ParticipantId("a");
    private static final LedgerPlace PLACE = new LedgerPlace(new BlockPoint(7, Zones.at("08:00")), 3);

    @Test
    void randomDeclarationsComeBackAsTheyWere() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<DeclaredCurve> curves = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                curves.add(curve(random));
            }
            Declaration declaration = new Declaration(A, SESSION, curves);

            assertThat(DeclarationCodec.decode(PLACE, A, SESSION, DeclarationCodec.encode(declaration)))
                    .as("seed %d", seed)
                    .isEqualTo(new Submission.Declared(PLACE, declaration));
        }
    }

    @Test
    void aWithdrawalComesBackAsOne() {
        assertThat(DeclarationCodec.decode(PLACE, A, SESSION, DeclarationCodec.withdrawal()))
                .isEqualTo(new Submission.Withdrawn(PLACE, A));
    }

    /** Any bytes that can be read are the one encoding of what is read. */
    @Test
    void spoiledDeclarationsAreMalformedOrOthers() {
        Bytes right = DeclarationCodec.encode(new Declaration(
                A, SESSION, List.of(Zones.sell(EnergySource.RENEWABLE, TEN, 3_000, 400_000), Zones.buy(TEN, 5, -7))));
        Random random = new Random(1);
        int malformed = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] spoiled = right.toArray();
            spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Submission read = DeclarationCodec.decode(PLACE, A, SESSION, Bytes.of(spoiled));
                assertThat(read).isInstanceOf(Submission.Declared.class);
                assertThat(DeclarationCodec.encode(((Submission.Declared) read).declaration()))
                        .isEqualTo(Bytes.of(spoiled));
            } catch (MalformedException e) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(1_000, 4_900);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0803", "0802120408011001", "0801120408011003", "080112060801100218014a00", "ff"})
    void whatIsNoDeclarationIsMalformed(String hex) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> DeclarationCodec.decode(PLACE, A, SESSION, Bytes.ofHex(hex)));
    }

    @Test
    void moreThanCanBeReadIsNotWritten() {
        List<DeclaredStep> steps = Collections.nCopies(
                DeclarationCodec.MAXIMUM_STEPS + 1, new DeclaredStep(new WattHours(1), new Price(1)));
        List<DeclaredCurve> curves = Collections.nCopies(DeclarationCodec.MAXIMUM_CURVES + 1, Zones.buy(TEN, 1, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclarationCodec.encode(
                        new Declaration(A, SESSION, List.of(new DeclaredCurve.Buy(TEN, steps)))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclarationCodec.encode(new Declaration(A, SESSION, curves)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultComesBackAsItWas(DeclarationFault fault) {
        CodedFault coded = CodedFault.of(fault);

        assertThat(coded.fault()).isEqualTo(fault);
        assertThat(CodedFault.decode(coded.encode())).isEqualTo(coded);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultHasWords(DeclarationFault fault) {
        assertThat(DeclarationProblems.of(fault).english()).doesNotContain("{").isNotBlank();
    }

    @Test
    void everyKindOfFaultIsAmongThoseThatAreTested() {
        Set<Class<?>> tested = new HashSet<>();
        faults().forEach(fault -> tested.add(fault.getClass()));

        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DeclarationFault.OfWhole.class, DeclarationFault.OfInterval.class)
                                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                                .toList());
    }

    @Test
    void aFaultThatNobodyKnowsOrWithOtherArgumentsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodedFault("NONSENSE", List.of()).fault());
        assertThatIllegalArgumentException().isThrownBy(() -> new CodedFault("NO_ORDERS", List.of("1")).fault());
        assertThatIllegalArgumentException().isThrownBy(() -> new CodedFault("BOTH_SIDES", List.of()).fault());
    }

    @Test
    void aSessionComesBackWhereverItStands() {
        Session session = Zones.session(SessionKind.INTRADAY, "10:00");
        BlockPoint block = new BlockPoint(5, Zones.at("07:00"));
        List<SessionState> states = new ArrayList<>(
                List.of(new SessionState.Open(block), new SessionState.Closed(block), new SessionState.Cleared(block)));
        for (CancellationReason reason : CancellationReason.values()) {
            states.add(new SessionState.Cancelled(block, reason));
        }
        for (SessionState state : states) {
            StoredSession stored = new StoredSession(session, Bytes.ofHex("0102"), state);
            assertThat(StoredSession.decode(stored.encode())).isEqualTo(stored);
        }
    }

    @Test
    void aSessionsNameIsReadBackToTheSessionAndNothingElseIs() {
        assertThat(SessionId.ofName(SESSION.name())).contains(SESSION);
        assertThat(SESSION.name()).isEqualTo("Z1/INTRADAY/2024-06-03T02:00:00Z");
        SessionId odd = new SessionId(new TradingZoneId("a/b"), SessionKind.REAL_TIME, TEN);
        assertThat(SessionId.ofName(odd.name())).contains(odd);
        for (String name : List.of(
                "",
                "/",
                "//",
                "Z1/INTRADAY",
                "Z1/intraday/2024-06-03T02:00:00Z",
                "Z1/INTRADAY/2024-06-03T02:00Z",
                "Z1/INTRADAY/2024-06-03T02:01:00Z",
                "Z1/INTRADAY/1969-06-03T02:00:00Z",
                "Z1/INTRADAY/+19690-06-03T02:00:00Z",
                "/INTRADAY/2024-06-03T02:00:00Z")) {
            assertThat(SessionId.ofName(name)).as(name).isEmpty();
        }
    }

    static List<DeclarationFault> faults() {
        List<DeclarationFault> faults = new ArrayList<>(List.of(
                new DeclarationFault.NotOpenYet(Zones.at("09:25")),
                new DeclarationFault.GateClosed(Zones.at("09:55")),
                new DeclarationFault.ZoneMismatch(new TradingZoneId("a"), new TradingZoneId("b")),
                new DeclarationFault.NoParticipant(),
                new DeclarationFault.NoOrders(),
                new DeclarationFault.Unreadable(),
                new DeclarationFault.Replaced(PLACE),
                new DeclarationFault.IntervalNotCovered(TEN),
                new DeclarationFault.BothSides(TEN),
                new DeclarationFault.ClassUnknown(TEN),
                new DeclarationFault.CurveRepeated(TEN, Side.SELL),
                new DeclarationFault.StepCount(TEN, Side.BUY, 11),
                new DeclarationFault.QuantityNotPositive(TEN, Side.BUY, 1, new WattHours(-5)),
                new DeclarationFault.PriceOffTick(TEN, Side.SELL, 2, new Price(-150), new Price(100)),
                new DeclarationFault.PriceOutOfRange(TEN, Side.SELL, 2, new Price(9), new Price(0), new Price(5)),
                new DeclarationFault.PricesNotMonotone(TEN, Side.SELL, 2, new Price(9), new Price(9)),
                new DeclarationFault.PricesNotMonotone(TEN, Side.BUY, 2, new Price(9), new Price(9)),
                new DeclarationFault.ExceedsCapacity(TEN, new WattHours(Long.MAX_VALUE), WattHours.ZERO),
                new DeclarationFault.ExceedsRenewableCapacity(TEN, new WattHours(2), new WattHours(1)),
                new DeclarationFault.ExceedsConnection(TEN, new WattHours(2), new WattHours(1)),
                new DeclarationFault.EarlierSessionPending(TEN, SESSION)));
        for (CancellationReason reason : CancellationReason.values()) {
            faults.add(new DeclarationFault.SessionCancelled(reason));
        }
        for (QualificationFault why : QualificationFault.values()) {
            faults.add(new DeclarationFault.NotQualified(TEN, Side.SELL, why));
        }
        return faults;
    }

    private static DeclaredCurve curve(Random random) {
        Interval interval = new Interval(TEN.start().plusSeconds(900L * random.nextInt(100)));
        List<DeclaredStep> steps = new ArrayList<>();
        for (int i = random.nextInt(13); i > 0; i--) {
            steps.add(new DeclaredStep(
                    new WattHours(random.nextLong() >> (2 + random.nextInt(60))),
                    new Price(random.nextLong() >> (2 + random.nextInt(60)))));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new DeclaredCurve.Buy(interval, steps);
            case 1 -> new DeclaredCurve.Sell(interval, Optional.empty(), steps);
            case 2 -> new DeclaredCurve.Sell(interval, Optional.of(EnergySource.RENEWABLE), steps);
            default -> new DeclaredCurve.Sell(interval, Optional.of(EnergySource.CONVENTIONAL), steps);
        };
    }
}
