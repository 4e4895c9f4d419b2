package energy.wattle.disclosure.service;

import energy.wattle.disclosure.BlockRange;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.Publication.Commitment;
import energy.wattle.disclosure.Publication.Content;
import energy.wattle.disclosure.Publication.Figures;
import energy.wattle.disclosure.core.Digest;
import energy.wattle.disclosure.core.DocumentCodec;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.core.MemberListPart;
import energy.wattle.disclosure.core.PublicationCodec;
import energy.wattle.disclosure.store.IssueStore;
import energy.wattle.disclosure.store.IssueStore.Issued;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns documents into records, and remembers which. */
@Component
@NeedsCapability(Capability.PUBLICATION)
class Publisher {

    private final Documents documents;
    private final IssueStore issues;
    private final Keystore keys;
    private final Ledger ledger;

    Publisher(Documents documents, IssueStore issues, Keystore keys, Ledger ledger) {
        this.documents = documents;
        this.issues = issues;
        this.keys = keys;
        this.ledger = ledger;
    }

    /**
     * Publishes figures that were not published yet, or corrects those that have changed since; else nothing.
     *
     * @param basis the blocks that they rest on
     * @return whether something was published
     */
    @Transactional
    public boolean publish(Issue issue, List<BlockRange> basis, Instant now) {
        Bytes document = DocumentCodec.encode(documents.of(issue));
        Optional<Issued> last = issues.last(issue);
        Optional<Issued> standing = issue.subject().isStanding() ? issues.latest(issue) : last;
        if (standing.map(Issued::document).filter(document::equals).isPresent()) {
            return false;
        }
        int number = last.map(issued -> issued.number() + 1).orElse(1);
        Optional<Bytes> salt = issue.subject().disclosureClass() == DisclosureClass.PUBLIC
                ? Optional.empty()
                : Optional.of(salt(issue, number));
        Content content = salt.<Content>map(secret -> new Commitment(DocumentCodec.commitment(secret, document)))
                .orElseGet(() -> new Figures(DocumentCodec.decode(document)));
        Bytes payload = PublicationCodec.encode(new Publication(
                issue.subject(),
                issue.topic(),
                issue.zone(),
                issue.from(),
                issue.until(),
                content,
                basis,
                now,
                last.map(Issued::id)));
        Hash record = ledger.submit(drafts(issue, payload)).getFirst();
        issues.add(issue, new Issued(PublicationCodec.id(payload), number, document, salt), record, now);
        return true;
    }

    /** Each part of a member list, and once more those that are empty now. */
    @Transactional
    public void publishMembers(Issue first, List<BlockRange> basis, Instant now) {
        int parts = documents.memberListParts(first);
        Issue issue = first;
        for (int number = 1; number <= parts || issues.latest(issue).isPresent(); number++) {
            publish(issue, basis, now);
            issue = new Issue(
                    first.subject(), new MemberListPart(number + 1).topic(), first.zone(), first.from(), first.until());
        }
    }

    /** On the main chain, and on the zone's. */
    private List<Draft> drafts(Issue issue, Bytes payload) {
        KeyName signer = signer(issue);
        List<ChainId> chains = new ArrayList<>();
        chains.add(ledger.main().orElseThrow().id());
        issue.zone()
                .map(TradingZoneId::code)
                .map(NodeId::new)
                .flatMap(ledger::zone)
                .map(MarketChain::id)
                .ifPresent(chains::add);
        return chains.stream()
                .map(chain -> Draft.plain(chain, RecordKind.PUBLICATION, signer, payload))
                .toList();
    }

    /** The zone's key; the first zone's for the whole market. */
    private KeyName signer(Issue issue) {
        String zone = issue.zone()
                .map(TradingZoneId::code)
                .orElseGet(() -> ledger.zones().getFirst().name().code());
        return KeyName.of("disclosure", zone);
    }

    /** Nobody else can guess it, and this instance finds it again: derived from a secret that it never shows. */
    private Bytes salt(Issue issue, int number) {
        String purpose = "publication salt %s %s %s %s %s %d"
                .formatted(
                        issue.subject(),
                        issue.topic(),
                        issue.zone().map(TradingZoneId::code).orElse(""),
                        issue.from(),
                        issue.until(),
                        number);
        return Digest.of(List.of(keys.encryptionSecret(signer(issue)), Bytes.ofUtf8(purpose)))
                .bytes();
    }
}
