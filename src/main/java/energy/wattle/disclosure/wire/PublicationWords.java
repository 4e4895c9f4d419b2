package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.Row;
import energy.wattle.disclosure.core.PublicationCodec;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Words;
import energy.wattle.units.TradingZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a publication's record holds. */
public final class PublicationWords implements Words {

    @Override
    public Optional<String> of(String kind, Bytes plaintext) {
        return kind.equals(RecordKind.PUBLICATION.name())
                ? Optional.of(words(PublicationCodec.decode(plaintext)))
                : Optional.empty();
    }

    private static String words(Publication publication) {
        return """
                A publication of the class %s: %s%s
                Zone: %s
                Time: %s to %s
                Issued at: %s%s
                %s""".formatted(
                        publication.subject().disclosureClass(),
                        publication.subject(),
                        publication.topic().isEmpty() ? "" : " " + publication.topic(),
                        publication.zone().map(TradingZoneId::code).orElse("the whole market"),
                        publication.from(),
                        publication.until(),
                        publication.issuedAt(),
                        publication.corrects().map(id -> "\nCorrects: " + id).orElse(""),
                        switch (publication.content()) {
                            case Publication.Figures figures -> words(figures.document());
                            case Publication.Commitment commitment ->
                                "Commitment to its document, which is not in the record: " + commitment.hash();
                        });
    }

    private static String words(Document document) {
        String figures = document.rows().stream().map(PublicationWords::words).collect(Collectors.joining("\n"));
        String lines = document.listing()
                .map(listing -> listing.lines().stream()
                        .map(line -> String.join(" · ", line))
                        .collect(Collectors.joining("\n")))
                .orElse("");
        return (figures + "\n" + lines).strip();
    }

    private static String words(Row row) {
        String value = row.value().isPresent()
                ? row.value().getAsLong() + " " + row.figure().unit()
                : "withheld to protect members";
        return "%s %s: %s".formatted(row.figure(), row.zone().orElse("market"), value);
    }
}
