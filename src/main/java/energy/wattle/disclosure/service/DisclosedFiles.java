package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Delivery;
import energy.wattle.disclosure.DisclosedFile;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.FileFormat;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.wire.DocumentFiles;
import energy.wattle.disclosure.wire.DocumentJson;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Proofs;
import energy.wattle.units.TradingZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes files of documents. */
@Component
class DisclosedFiles {

    private final OwnDocuments own;
    private final Proofs proofs;

    DisclosedFiles(OwnDocuments own, Proofs proofs) {
        this.own = own;
        this.proofs = proofs;
    }

    Optional<Document> own(OwnRequest request) {
        return own.of(request);
    }

    DisclosedFile of(PublicationEntry entry, Delivery delivery, FileFormat format) {
        Publication publication = entry.publication();
        String name = name(
                publication.subject().name(),
                publication.zone().map(TradingZoneId::code).orElse("market"),
                publication.from().atOffset(ZoneOffset.UTC).toLocalDateTime().toString());
        Bytes content = switch (format) {
            case CSV -> DocumentFiles.csv(delivery.document());
            case XLSX ->
                DocumentFiles.xlsx(delivery.document(), publication.subject().name());
            case JSON ->
                DocumentJson.of(
                        entry, delivery, proofs.ofRecord(entry.record(), true).map(proofs::toFile));
        };
        return new DisclosedFile(name + "." + format.ending(), format, content);
    }

    DisclosedFile of(OwnRequest request, Document document, FileFormat format) {
        String name = name(
                request.subject().name(),
                request.participant().code(),
                request.day().toString());
        String cut = document.listing()
                .filter(listing -> listing.leftOff() > 0)
                .map(listing -> "-first-" + listing.lines().size())
                .orElse("");
        Bytes content = switch (format) {
            case CSV -> DocumentFiles.csv(document);
            case XLSX -> DocumentFiles.xlsx(document, request.subject().name());
            case JSON -> DocumentJson.of(request, document);
        };
        return new DisclosedFile(name + cut + "." + format.ending(), format, content);
    }

    private static String name(String... parts) {
        return String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    }
}
