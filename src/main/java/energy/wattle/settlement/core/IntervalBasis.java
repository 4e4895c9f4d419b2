package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.GridPrices;
import energy.wattle.settlement.MeteredEnergy;
import energy.wattle.settlement.Quality;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an interval was last settled on, apart from its trades and pair prices, which nothing changes once it runs. With
 * it, all that was booked so far can be computed again, and need not be kept.
 *
 * @param version of the settlement contract
 * @param assigned by direction, where the contract is {@code assigned}
 */
record IntervalBasis(
        int version,
        GridPrices prices,
        Map<CompensationDirection, Price> assigned,
        SortedMap<ParticipantId, MeteredEnergy> metered) {

    static final int LENGTH = 16 * 1024 * 1024;

    private static final int PARTICIPANTS = 100_000;
    private static final int ELEMENT_LENGTH = 512;
    private static final int ID_LENGTH = 400;

    IntervalBasis {
        assigned = Collections.unmodifiableMap(
                assigned.isEmpty() ? new EnumMap<>(CompensationDirection.class) : new EnumMap<>(assigned));
        metered = Collections.unmodifiableSortedMap(new TreeMap<>(metered));
    }

    /** Whether anything stands in for a reading or a price. */
    boolean isEstimated() {
        return prices.quality() == Quality.ESTIMATED
                || metered.values().stream().anyMatch(energy -> energy.quality() == Quality.ESTIMATED);
    }

    /** @throws ArithmeticException if an energy leaves 63 bits */
    Bytes encode() {
        WireWriter writer = new WireWriter()
                .uint(1, version)
                .sint(2, prices.importPrice().micros())
                .sint(3, prices.exportPrice().micros())
                .uint(4, Codes.of(prices.quality()));
        assigned.forEach((direction, price) -> writer.element(
                5,
                new WireWriter()
                        .uint(1, Codes.of(direction))
                        .uint(2, price.micros())
                        .finish()));
        metered.forEach((participant, energy) -> writer.element(6, encode(participant, energy)));
        return writer.finish();
    }

    static IntervalBasis decode(Bytes bytes) {
        return WireReader.read("basis of an interval", bytes, LENGTH, fields -> {
            int version = fields.uint32(1);
            GridPrices prices =
                    new GridPrices(new Price(fields.sint(2)), new Price(fields.sint(3)), readQuality(fields, 4));
            Map<CompensationDirection, Price> assigned = new EnumMap<>(CompensationDirection.class);
            fields.elements(5, CompensationDirection.values().length, ELEMENT_LENGTH)
                    .forEach(element -> readAssigned(element, assigned));
            SortedMap<ParticipantId, MeteredEnergy> metered = new TreeMap<>();
            fields.elements(6, PARTICIPANTS, ELEMENT_LENGTH).forEach(element -> readMetered(element, metered));
            return new IntervalBasis(version, prices, assigned, metered);
        });
    }

    private static Bytes encode(ParticipantId participant, MeteredEnergy energy) {
        WireWriter writer = new WireWriter().text(1, participant.code());
        return GridNumbers.writeSigned(writer, 2, energy.netExport().value())
                .uint(3, Codes.of(energy.quality()))
                .finish();
    }

    private static void readAssigned(Bytes element, Map<CompensationDirection, Price> assigned) {
        WireReader.read(
                "assigned price",
                element,
                ELEMENT_LENGTH,
                fields -> assigned.put(
                        Codes.constant(CompensationDirection.class, fields.uint(1, 1)), new Price(fields.uint64(2))));
    }

    private static void readMetered(Bytes element, SortedMap<ParticipantId, MeteredEnergy> metered) {
        WireReader.read(
                "metered energy",
                element,
                ELEMENT_LENGTH,
                fields -> metered.put(
                        new ParticipantId(fields.text(1, ID_LENGTH)),
                        new MeteredEnergy(new WattHours(fields.sint(2)), readQuality(fields, 3))));
    }

    private static Quality readQuality(WireReader fields, int field) {
        return Codes.constant(Quality.class, fields.uint(field, 1));
    }
}
