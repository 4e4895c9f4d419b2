package energy.wattle.trading.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.Submission;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a declaration record seals. Participant and session are not among it: the record's signature and the sealing
 * itself say them.
 */
public final class DeclarationCodec {

    /** The most curves: two for each interval of the longest day, and as many again that only earn a fault. */
    public static final int MAXIMUM_CURVES = 400;

    /** The most steps of a curve that can be read, so that a declaration with too many has its fault. */
    static final int MAXIMUM_STEPS = 10 * Declaration.MAXIMUM_STEPS;

    private static final int DECLARES = 1;
    private static final int WITHDRAWS = 2;
    private static final int SELLS = 1;
    private static final int BUYS = 2;
    private static final int STEP_LENGTH = 32;
    private static final int CURVE_LENGTH = MAXIMUM_STEPS * STEP_LENGTH + STEP_LENGTH;

    /** Up to the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private DeclarationCodec() {}

    /** @throws IllegalArgumentException if it has more curves or steps than can be read */
    public static Bytes encode(Declaration declaration) {
        if (declaration.curves().size() > MAXIMUM_CURVES) {
            throw new IllegalArgumentException("a declaration has at most %d curves".formatted(MAXIMUM_CURVES));
        }
        WireWriter writer = new WireWriter().uint(1, DECLARES);
        declaration.curves().forEach(curve -> writer.element(2, encode(curve)));
        return writer.finish();
    }

    public static Bytes withdrawal() {
        return new WireWriter().uint(1, WITHDRAWS).finish();
    }

    /** @throws MalformedException if the bytes are neither a declaration nor a withdrawal */
    public static Submission decode(LedgerPlace place, ParticipantId participant, SessionId session, Bytes plaintext) {
        return WireReader.read("declaration", plaintext, Limits.PAYLOAD_LENGTH, fields -> {
            long does = fields.uint(1, WITHDRAWS);
            List<Bytes> curves = fields.elements(2, MAXIMUM_CURVES, CURVE_LENGTH);
            if (does == WITHDRAWS && curves.isEmpty()) {
                return new Submission.Withdrawn(place, participant);
            }
            if (does != DECLARES) {
                throw new MalformedException("neither declares nor withdraws");
            }
            List<DeclaredCurve> declared =
                    curves.stream().map(DeclarationCodec::decodeCurve).toList();
            return new Submission.Declared(place, new Declaration(participant, session, declared));
        });
    }

    private static Bytes encode(DeclaredCurve curve) {
        if (curve.steps().size() > MAXIMUM_STEPS) {
            throw new IllegalArgumentException("a curve has at most %d steps".formatted(MAXIMUM_STEPS));
        }
        WireWriter writer = new WireWriter().uint(1, curve.interval().start().getEpochSecond());
        switch (curve) {
            case DeclaredCurve.Sell sell ->
                writer.uint(2, SELLS)
                        .uint(
                                3,
                                sell.source()
                                        .map(source -> Codes.of(source) + 1)
                                        .orElse(0));
            case DeclaredCurve.Buy buy -> writer.uint(2, BUYS);
        }
        for (DeclaredStep step : curve.steps()) {
            writer.element(
                    4,
                    new WireWriter()
                            .sint(1, step.quantity().value())
                            .sint(2, step.limit().micros())
                            .finish());
        }
        return writer.finish();
    }

    private static DeclaredCurve decodeCurve(Bytes curve) {
        return WireReader.read("curve", curve, CURVE_LENGTH, fields -> {
            Interval interval = new Interval(Instant.ofEpochSecond(fields.uint(1, LAST_SECOND)));
            long side = fields.uint(2, BUYS);
            int source = (int) fields.uint(3, EnergySource.values().length);
            List<DeclaredStep> steps = fields.elements(4, MAXIMUM_STEPS, STEP_LENGTH).stream()
                    .map(DeclarationCodec::decodeStep)
                    .toList();
            if (side == SELLS) {
                return new DeclaredCurve.Sell(interval, source(source), steps);
            }
            if (side == BUYS && source == 0) {
                return new DeclaredCurve.Buy(interval, steps);
            }
            throw new MalformedException("neither sells nor buys");
        });
    }

    private static Optional<EnergySource> source(int number) {
        return number == 0 ? Optional.empty() : Optional.of(Codes.constant(EnergySource.class, number - 1));
    }

    private static DeclaredStep decodeStep(Bytes step) {
        return WireReader.read(
                "step",
                step,
                STEP_LENGTH,
                fields -> new DeclaredStep(new WattHours(fields.sint(1)), new Price(fields.sint(2))));
    }
}
