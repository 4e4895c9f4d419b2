package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Delivery;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Row;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.units.TradingZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents as JSON. A publication's has the document's very bytes and their salt, so that the commitment in the record
 * can be computed again, and the record's proof.
 */
public final class DocumentJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DocumentJson() {}

    /** @param proof the proof file of the publication's record, where there is one already */
    public static Bytes of(PublicationEntry entry, Delivery delivery, Optional<String> proof) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("publication", entry.id().toString())
                .put("record", entry.record().toString())
                .put("height", entry.height())
                .put("issuer", entry.issuer().toString());
        json.setAll(head(entry.publication()));
        json.put("encoded", delivery.encoded().toString())
                .put("salt", delivery.salt().map(Bytes::toString).orElse(null));
        json.setAll(content(delivery.document()));
        json.set("proof", proof.map(MAPPER::readTree).orElseGet(MAPPER::nullNode));
        return write(json);
    }

    /** Each line of a listing names the record, or block and result, that proves it; {@code left_off} lines follow. */
    public static Bytes of(OwnRequest request, Document document) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("class", "SPECIFIC")
                .put("subject", request.subject().name())
                .put("participant", request.participant().code())
                .put("day", request.day().toString());
        json.put("left_off", document.listing().map(Listing::leftOff).orElse(0));
        json.setAll(content(document));
        return write(json);
    }

    /** What a publication says of itself; the same from its record as from its entry. */
    static ObjectNode head(Publication publication) {
        return MAPPER.createObjectNode()
                .put("subject", publication.subject().name())
                .put("class", publication.subject().disclosureClass().name())
                .put("topic", publication.topic())
                .put("zone", publication.zone().map(TradingZoneId::code).orElse(null))
                .put("from", publication.from().toString())
                .put("until", publication.until().toString())
                .put("issued_at", publication.issuedAt().toString())
                .put("corrects", publication.corrects().map(Hash::toString).orElse(null));
    }

    static ObjectNode content(Document document) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode rows = json.putArray("rows");
        document.rows().forEach(row -> rows.add(json(row)));
        document.listing().ifPresent(listing -> add(json.putArray("listing"), listing));
        return json;
    }

    private static void add(ArrayNode lines, Listing listing) {
        List<Column> columns = listing.columns();
        for (List<String> line : listing.lines()) {
            ObjectNode json = lines.addObject();
            for (int i = 0; i < columns.size(); i++) {
                json.put(DocumentFiles.name(columns.get(i)), line.get(i));
            }
        }
    }

    private static ObjectNode json(Row row) {
        @Nullable Long value = row.value().isPresent() ? row.value().getAsLong() : null;
        return MAPPER.createObjectNode()
                .put("zone", row.zone().orElse(null))
                .put("figure", row.figure().name())
                .put("from", row.from().toString())
                .put("until", row.until().toString())
                .put("value", value)
                .put("unit", row.figure().unit().name())
                .put("merged_from", row.mergedFrom());
    }

    private static Bytes write(ObjectNode json) {
        return Bytes.ofUtf8(json.toPrettyString() + "\n");
    }
}
