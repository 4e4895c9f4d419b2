package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.SettlementStatus;
import java.util.Optional;

/**
 * Where the settlement of an interval stands. Instants are seconds since 1970.
 *
 * @param firstDeadline when net positions stand in for readings
 * @param secondDeadline when the limits of resources stand in for readings
 * @param due which of the two comes next; 0 when neither
 * @param booking number of the last booking; 0 before the first
 * @param status nothing before the first booking
 * @param wasFinal whether a booking ever made it final
 * @param basis of the last booking
 */
record IntervalAccount(
        long firstDeadline,
        long secondDeadline,
        long due,
        int booking,
        Optional<SettlementStatus> status,
        boolean wasFinal,
        Optional<IntervalBasis> basis) {

    /** Which deadlines are over. */
    enum Stage {
        BEFORE_DEADLINES,
        AFTER_FIRST,
        AFTER_SECOND
    }

    static IntervalAccount opened(long firstDeadline, long secondDeadline) {
        return new IntervalAccount(firstDeadline, secondDeadline, 0, 0, Optional.empty(), false, Optional.empty());
    }

    Stage stageAt(long now) {
        if (now >= secondDeadline) {
            return Stage.AFTER_SECOND;
        }
        return now >= firstDeadline ? Stage.AFTER_FIRST : Stage.BEFORE_DEADLINES;
    }

    boolean isBooked() {
        return basis.isPresent();
    }

    IntervalAccount withDue(long next) {
        return new IntervalAccount(firstDeadline, secondDeadline, next, booking, status, wasFinal, basis);
    }

    IntervalAccount unsettleable() {
        return new IntervalAccount(
                firstDeadline,
                secondDeadline,
                due,
                booking,
                Optional.of(SettlementStatus.UNSETTLEABLE),
                wasFinal,
                basis);
    }

    IntervalAccount booked(SettlementStatus reached, IntervalBasis on) {
        return new IntervalAccount(
                firstDeadline,
                secondDeadline,
                due,
                booking + 1,
                Optional.of(reached),
                wasFinal || reached != SettlementStatus.PROVISIONAL,
                Optional.of(on));
    }

    Bytes encode() {
        return new WireWriter()
                .uint(1, firstDeadline)
                .uint(2, secondDeadline)
                .uint(3, due)
                .uint(4, booking)
                .uint(5, status.map(reached -> Codes.of(reached) + 1).orElse(0))
                .uint(6, wasFinal ? 1 : 0)
                .bytes(7, basis.map(IntervalBasis::encode).orElse(Bytes.EMPTY))
                .finish();
    }

    static IntervalAccount decode(Bytes bytes) {
        return WireReader.read("account of an interval", bytes, 2 * IntervalBasis.LENGTH, fields -> {
            long firstDeadline = fields.uint64(1);
            long secondDeadline = fields.uint64(2);
            long due = fields.uint64(3);
            int booking = fields.uint32(4);
            int status = (int) fields.uint(5, SettlementStatus.values().length);
            boolean wasFinal = fields.uint(6, 1) == 1;
            Bytes basis = fields.bytes(7, IntervalBasis.LENGTH);
            return new IntervalAccount(
                    firstDeadline,
                    secondDeadline,
                    due,
                    booking,
                    status == 0 ? Optional.empty() : Optional.of(Codes.constant(SettlementStatus.class, status - 1)),
                    wasFinal,
                    basis.isEmpty() ? Optional.empty() : Optional.of(IntervalBasis.decode(basis)));
        });
    }
}
