package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.Delivery;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.shell.Found;
import energy.wattle.shell.Live;
import energy.wattle.trading.SessionId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The publications that an audience may see, and the one that the address names. */
final class PublicationsPanel extends Div {

    private static final long serialVersionUID = 1;

    private static final String PUBLICATION = "publication";

    private final transient Bench bench;
    private final transient Audience audience;
    private final String path;
    private final transient Formats formats = Formats.in(getLocale());
    private transient TimeZones timeZones;

    /**
     * @param path of the page that it stands on
     * @param counted is told how many publications are listed, at first and whenever there are more
     */
    PublicationsPanel(Bench bench, Live live, String path, QueryParameters query, Consumer<Integer> counted) {
        this.bench = bench;
        this.path = path;
        audience = bench.audiences().of(bench.readers().current());
        timeZones = bench.timeZones();
        query.getSingleParameter(PUBLICATION)
                .map(id -> Found.orNotFound(hash(id).flatMap(this::find)))
                .ifPresent(this::showDocument);
        Sought sought = Sought.of(query);
        DataTable<PublicationEntry> table = table();
        Paragraph most = new Paragraph(text("most", Disclosure.MAXIMUM_ENTRIES));
        most.addClassName("wattle-note");
        add(
                new PublicationChoices(
                        audience, sought, next -> getUI().ifPresent(ui -> ui.navigate(path, next.query()))),
                table,
                most);
        live.follow(this, () -> entries(sought), entries -> {
            table.show(entries);
            most.setVisible(entries.size() == Disclosure.MAXIMUM_ENTRIES);
            counted.accept(entries.size());
        });
    }

    private DataTable<PublicationEntry> table() {
        return new DataTable<PublicationEntry>(text("publications"), text("none"))
                .link(text("subject"), this::title, entry -> path + "?publication=" + entry.id())
                .text(
                        text("class"),
                        entry -> text("class." + entry.publication().subject().disclosureClass()))
                .text(text("zone"), this::zone)
                .text(text("from"), entry -> when(entry, entry.publication().from()))
                .text(text("until"), entry -> when(entry, entry.publication().until()))
                .text(text("published"), entry -> when(entry, entry.publishedAt()))
                .number(text("block"), entry -> formats.number(entry.height()))
                .text(text("remark"), this::remark);
    }

    private List<PublicationEntry> entries(Sought sought) {
        timeZones = bench.timeZones(); // of a zone that has come since, too
        ZoneId timeZone = timeZones.of(Optional.empty());
        return bench.disclosure().publications(sought.subjects(audience), sought.begin(timeZone), sought.end(timeZone));
    }

    private void showDocument(PublicationEntry entry) {
        Optional<Delivery> delivery = bench.disclosure().document(audience, entry.id());
        add(
                new H2(title(entry) + " · " + zone(entry)),
                new Paragraph(text(
                        "about",
                        text("class." + entry.publication().subject().disclosureClass()),
                        when(entry, entry.publication().from()),
                        when(entry, entry.publication().until()),
                        when(entry, entry.publishedAt()),
                        entry.height(),
                        entry.issuer())));
        delivery.ifPresentOrElse(
                found -> {
                    add(new FileLinks(format -> bench.disclosure().file(audience, entry.id(), format)));
                    if (audience instanceof Audience.Regulator
                            && bench.disclosure().verifies()) {
                        add(new VerificationPanel(() -> bench.disclosure().verify(audience, entry.id())));
                    }
                    add(new DocumentPanel(
                            found.document(), timeZones.of(entry.publication().zone())));
                },
                () -> add(new Paragraph(text("elsewhere"))));
    }

    /** What the audience may not see is not there for it. */
    private Optional<PublicationEntry> find(Hash id) {
        return bench.disclosure()
                .find(id)
                .filter(entry -> audience.maySee(entry.publication().subject().disclosureClass()));
    }

    private String title(PublicationEntry entry) {
        Publication publication = entry.publication();
        String subject = text("subject." + publication.subject());
        return publication.topic().isEmpty() ? subject : subject + " " + topic(publication.topic());
    }

    /** A session by its kind: its zone and time stand beside it. */
    private String topic(String topic) {
        return SessionId.ofName(topic)
                .map(session -> text("session." + session.kind()))
                .orElse(topic);
    }

    private String zone(PublicationEntry entry) {
        return entry.publication().zone().map(TradingZoneId::code).orElse(text("market"));
    }

    private String remark(PublicationEntry entry) {
        if (entry.correctedBy().isPresent()) {
            return text("corrected");
        }
        return entry.publication().corrects().isPresent() ? text("corrects") : "";
    }

    private String when(PublicationEntry entry, Instant instant) {
        var local = instant.atZone(timeZones.of(entry.publication().zone()));
        return formats.date(local.toLocalDate()) + " " + formats.minute(local);
    }

    private static Optional<Hash> hash(String id) {
        try {
            return Optional.of(new Hash(Bytes.ofHex(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String text(String key, Object... arguments) {
        return getTranslation("disclosure." + key, arguments);
    }
}
