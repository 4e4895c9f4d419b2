package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The payloads of GRID_PRICE, ASSIGNED_PRICE and PAIR_PRICE records. Batches are in strictly ascending order, so that
 * each has one encoding. Source: Market rules, A settlement contract per zone; Ledger, Where a record lives.
 */
public final class PriceRecords {

    /** Prices in one record. */
    public static final int BATCH = 1_000;

    private static final int ELEMENT_LENGTH = 64;
    private static final int ID_LENGTH = 400;
    private static final CompensationDirection[] DIRECTIONS = CompensationDirection.values();

    private PriceRecords() {}

    /** @param prices 1 to {@link #BATCH}, strictly ascending by interval */
    public static Bytes encodeGridPrices(List<PublishedPrice> prices) {
        WireWriter writer = new WireWriter();
        for (PublishedPrice price : prices) {
            writer.element(
                    1,
                    new WireWriter()
                            .uint(1, GridNumbers.of(price.interval()))
                            .sint(2, price.importPrice().micros())
                            .sint(3, price.exportPrice().micros())
                            .finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if it is no such payload */
    public static List<PublishedPrice> decodeGridPrices(Bytes payload) {
        return batch(
                "GRID_PRICE",
                payload,
                fields -> new PublishedPrice(
                        GridNumbers.readInterval(fields, 1),
                        GridNumbers.readPrice(fields, 2),
                        GridNumbers.readPrice(fields, 3)),
                Comparator.comparing(PublishedPrice::interval));
    }

    /** @param prices 1 to {@link #BATCH}, strictly ascending by interval and direction */
    public static Bytes encodeAssignedPrices(List<AssignedPrice> prices) {
        WireWriter writer = new WireWriter();
        for (AssignedPrice price : prices) {
            writer.element(
                    1,
                    new WireWriter()
                            .uint(1, GridNumbers.of(price.interval()))
                            .uint(2, Codes.of(price.direction()))
                            .uint(3, price.price().micros())
                            .finish());
        }
        return writer.finish();
    }

    /** @throws MalformedException if it is no such payload */
    public static List<AssignedPrice> decodeAssignedPrices(Bytes payload) {
        return batch(
                "ASSIGNED_PRICE",
                payload,
                fields -> new AssignedPrice(
                        GridNumbers.readInterval(fields, 1), readDirection(fields, 2), readPositive(fields, 3)),
                ASSIGNED_ORDER);
    }

    /** The order of a batch of assigned prices. */
    public static final Comparator<AssignedPrice> ASSIGNED_ORDER =
            Comparator.comparing(AssignedPrice::interval).thenComparing(AssignedPrice::direction);

    /** What one of the pair puts forward; it is agreed once both have put forward the same. */
    public static Bytes encode(PairPrice price) {
        return new WireWriter()
                .text(1, price.seller().code())
                .text(2, price.buyer().code())
                .uint(3, Codes.of(price.direction()))
                .uint(4, price.price().micros())
                .uint(5, GridNumbers.of(new Interval(price.from())))
                .finish();
    }

    /** @throws MalformedException if it is no such payload */
    public static PairPrice decodePairPrice(Bytes payload) {
        PairPrice price = WireReader.read(
                "PAIR_PRICE",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new PairPrice(
                        new ParticipantId(fields.text(1, ID_LENGTH)),
                        new ParticipantId(fields.text(2, ID_LENGTH)),
                        readDirection(fields, 3),
                        readPositive(fields, 4),
                        GridNumbers.readInstant(fields, 5)));
        if (price.seller().equals(price.buyer())) {
            throw new MalformedException(
                    "PAIR_PRICE: seller and buyer are two participants, not both " + price.buyer());
        }
        return price;
    }

    private static <T> List<T> batch(String what, Bytes payload, Function<WireReader, T> element, Comparator<T> order) {
        List<T> batch = WireReader.read(
                what,
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> fields.elements(1, BATCH, ELEMENT_LENGTH).stream()
                        .map(bytes -> WireReader.read(what, bytes, ELEMENT_LENGTH, element))
                        .toList());
        if (batch.isEmpty()) {
            throw new MalformedException(what + ": no price in it");
        }
        for (int i = 1; i < batch.size(); i++) {
            if (order.compare(batch.get(i - 1), batch.get(i)) >= 0) {
                throw new MalformedException(what + ": prices are not in ascending order, or one is there twice");
            }
        }
        return batch;
    }

    private static CompensationDirection readDirection(WireReader fields, int field) {
        return DIRECTIONS[(int) fields.uint(field, DIRECTIONS.length - 1)];
    }

    private static Price readPositive(WireReader fields, int field) {
        return new Price(fields.uint(field, GridNumbers.HIGHEST_PRICE));
    }
}
