package energy.wattle.disclosure;

import energy.wattle.ledger.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has been published, for whom. Pages, exports and interfaces say who asks; what the audience may not see is not
 * there for it. Source: Market assessment and information disclosure, Disclosure classes.
 */
public interface Disclosure {

    /** The most publications of one answer. */
    int MAXIMUM_ENTRIES = 1_000;

    /**
     * Publications on the main chain about times that begin from one instant on and before another, the latest first;
     * up to {@link #MAXIMUM_ENTRIES}. That there is a publication is public, as its record is.
     *
     * @param subject nothing for all
     */
    List<PublicationEntry> publications(Optional<Subject> subject, Instant from, Instant until);

    /**
     * The document of a publication; nothing if there is none, the audience may not see it, or it was issued elsewhere.
     */
    Optional<Delivery> document(Audience audience, Hash publication);

    /** The same as a CSV table: zone, figure, from, until, value, unit, merged from. */
    Optional<String> csv(Audience audience, Hash publication);

    /** The same as a JSON document, with what is needed to check it against the record. */
    Optional<String> json(Audience audience, Hash publication);

    /** Computes a publication's figures again. For the regulator: the answer may show what was withheld from others. */
    Verification verify(Hash publication);

    /** Publications that did not come in time, the latest first; up to {@link #MAXIMUM_ENTRIES}. */
    List<Overdue> overdue();
}
