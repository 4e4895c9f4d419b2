package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.Delivery;
import energy.wattle.disclosure.DisclosedFile;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.FileFormat;
import energy.wattle.disclosure.Overdue;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.Publication.Figures;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Row;
import energy.wattle.disclosure.Subject;
import energy.wattle.disclosure.Verification;
import energy.wattle.disclosure.core.DocumentCodec;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.store.CalendarStore;
import energy.wattle.disclosure.store.IssueStore;
import energy.wattle.disclosure.store.PublicationStore;
import energy.wattle.disclosure.store.RootStore;
import energy.wattle.ledger.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers from what was published and issued. */
@Service
@Transactional(readOnly = true)
class DisclosureService implements Disclosure {

    private final PublicationStore publications;
    private final IssueStore issues;
    private final RootStore roots;
    private final CalendarStore calendar;
    private final ObjectProvider<Documents> documents;
    private final DisclosedFiles files;

    DisclosureService(
            PublicationStore publications,
            IssueStore issues,
            RootStore roots,
            CalendarStore calendar,
            ObjectProvider<Documents> documents,
            DisclosedFiles files) {
        this.publications = publications;
        this.issues = issues;
        this.roots = roots;
        this.calendar = calendar;
        this.documents = documents;
        this.files = files;
    }

    @Override
    public List<PublicationEntry> publications(Set<Subject> subjects, Instant from, Instant until) {
        return publications.find(subjects, from, until, MAXIMUM_ENTRIES);
    }

    @Override
    public Optional<PublicationEntry> find(Hash publication) {
        return publications.find(publication);
    }

    @Override
    public Optional<Delivery> document(Audience audience, Hash publication) {
        return publications
                .find(publication)
                .filter(entry -> audience.maySee(entry.publication().subject().disclosureClass()))
                .flatMap(this::delivery);
    }

    @Override
    public Optional<DisclosedFile> file(Audience audience, Hash publication, FileFormat format) {
        return document(audience, publication)
                .flatMap(delivery -> publications.find(publication).map(entry -> files.of(entry, delivery, format)));
    }

    @Override
    public Optional<Document> own(Audience audience, OwnRequest request) {
        return audience.maySeeOwn(request.participant()) ? files.own(request) : Optional.empty();
    }

    @Override
    public Optional<DisclosedFile> ownFile(Audience audience, OwnRequest request, FileFormat format) {
        return own(audience, request).map(document -> files.of(request, document, format));
    }

    @Override
    public boolean verifies() {
        return documents.getIfAvailable() != null;
    }

    @Override
    public Verification verify(Audience audience, Hash publication) {
        Optional<PublicationEntry> found =
                audience instanceof Audience.Regulator ? publications.find(publication) : Optional.empty();
        if (found.isEmpty()) {
            return new Verification.Unknown();
        }
        PublicationEntry entry = found.get();
        if (entry.correctedBy().isPresent()) {
            return new Verification.Superseded(entry.correctedBy().get());
        }
        Optional<PublicationEntry> later =
                entry.publication().subject().isStanding() ? publications.after(entry) : Optional.empty();
        if (later.isPresent()) {
            return new Verification.Superseded(later.get().id());
        }
        for (BlockRange range : entry.publication().basis()) {
            if (!roots.between(range.chain(), range.first(), range.last()).equals(Optional.of(range))) {
                return new Verification.BasisDiffers(range);
            }
        }
        return delivery(entry)
                .flatMap(delivery -> documents.stream()
                        .findFirst()
                        .map(computing -> compare(delivery.document(), computing.of(issue(entry.publication())))))
                .orElseGet(Verification.NotHere::new);
    }

    @Override
    public List<Overdue> overdue() {
        return calendar.overdue(MAXIMUM_ENTRIES);
    }

    private Optional<Delivery> delivery(PublicationEntry entry) {
        if (entry.publication().content() instanceof Figures(var document)) {
            return Optional.of(new Delivery(document, DocumentCodec.encode(document), Optional.empty()));
        }
        return issues.find(entry.id())
                .map(issued -> new Delivery(DocumentCodec.decode(issued.document()), issued.document(), issued.salt()));
    }

    private static Verification compare(Document published, Document computed) {
        List<Row> missing = new ArrayList<>(published.rows());
        missing.removeAll(computed.rows());
        List<Row> unexpected = new ArrayList<>(computed.rows());
        unexpected.removeAll(published.rows());
        return published.equals(computed)
                ? new Verification.Reproduced()
                : new Verification.FiguresDiffer(missing, unexpected);
    }

    private static Issue issue(Publication publication) {
        return new Issue(
                publication.subject(),
                publication.topic(),
                publication.zone(),
                publication.from(),
                publication.until());
    }
}
