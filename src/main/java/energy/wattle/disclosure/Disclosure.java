package energy.wattle.disclosure;

import energy.wattle.ledger.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param subjects those asked for, so that others do not use up the limit
     */
    List<PublicationEntry> publications(Set<Subject> subjects, Instant from, Instant until);

    /** The publication of this id on the main chain. That there is one is public. */
    Optional<PublicationEntry> find(Hash publication);

    /**
     * The document of a publication; nothing if there is none, the audience may not see it, or it was issued elsewhere.
     */
    Optional<Delivery> document(Audience audience, Hash publication);

    /** The same as a file; JSON with what is needed to check it against the record, and the record's proof. */
    Optional<DisclosedFile> file(Audience audience, Hash publication, FileFormat format);

    /**
     * A document of the specific class, from what the chains hold of the member; nothing if there is no such member or
     * the audience may not see it. It is no publication: each of its lines is a record or result of its own, with its
     * proof. Source: decision 0029.
     */
    Optional<Document> own(Audience audience, OwnRequest request);

    /** The same as a file. */
    Optional<DisclosedFile> ownFile(Audience audience, OwnRequest request, FileFormat format);

    /** Whether this instance computes figures itself, as {@link #verify} must. */
    boolean verifies();

    /**
     * Computes a publication's figures again. For the regulator, as the answer may show what was withheld from others;
     * for anybody else there is no such publication.
     */
    Verification verify(Audience audience, Hash publication);

    /** Publications that did not come in time, the latest first; up to {@link #MAXIMUM_ENTRIES}. */
    List<Overdue> overdue();
}
