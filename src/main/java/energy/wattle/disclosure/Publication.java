package energy.wattle.disclosure;

import energy.wattle.ledger.Hash;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a PUBLICATION record says; the record's sender is the issuer. Never changed: a correction is another one.
 * Source: Market assessment and information disclosure, Disclosure classes; decision 0017.
 *
 * @param subject gives the class, too
 * @param topic tells publications of one subject, zone and time apart: the session's name; empty for other subjects
 * @param zone nothing for the whole market
 * @param from first instant of the delivery that it is about
 * @param until first instant after it
 * @param content the figures, or the commitment to them
 * @param basis up to {@link #MAXIMUM_BASIS}, what the figures were computed from
 * @param issuedAt market time
 * @param corrects the publication that it takes the place of
 */
public record Publication(
        Subject subject,
        String topic,
        Optional<TradingZoneId> zone,
        Instant from,
        Instant until,
        Content content,
        List<BlockRange> basis,
        Instant issuedAt,
        Optional<Hash> corrects) {

    public static final int MAXIMUM_BASIS = 1_000;

    public Publication {
        basis = List.copyOf(basis);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "a publication's time ends (%s) after it begins (%s)".formatted(until, from));
        }
        if (basis.size() > MAXIMUM_BASIS) {
            throw new IllegalArgumentException(
                    "a publication names up to %d ranges of blocks".formatted(MAXIMUM_BASIS));
        }
        boolean isPlain = content instanceof Figures;
        if (isPlain != (subject.disclosureClass() == DisclosureClass.PUBLIC)) {
            throw new IllegalArgumentException("figures of the public class stand in the record, others do not");
        }
    }

    /** What the record shows to everybody. */
    public sealed interface Content {}

    /** All of it. */
    public record Figures(Document document) implements Content {}

    /**
     * That there is a document, which one, and nothing of it.
     *
     * @param hash SHA-256 over salt and document; the document is delivered with its salt
     */
    public record Commitment(Hash hash) implements Content {}
}
