package energy.wattle.disclosure.wire;

import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Publication;
import energy.wattle.disclosure.core.DocumentCodec;
import energy.wattle.disclosure.core.PublicationCodec;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Enclosure;
import energy.wattle.ledger.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds a document's JSON file against the record that its proof shows: heading, bytes, salt, and every figure. */
public final class PublicationFile implements Enclosure {

    @Override
    public Optional<List<String>> faults(String kind, Bytes plaintext, Bytes file) {
        if (!kind.equals(RecordKind.PUBLICATION.name())) {
            return Optional.empty();
        }
        try {
            JsonNode json = DocumentJson.MAPPER.readTree(file.toArray());
            return Optional.of(faults(PublicationCodec.decode(plaintext), PublicationCodec.id(plaintext), json));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.of(List.of("the document around the proof cannot be read: " + e.getMessage()));
        }
    }

    private static List<String> faults(Publication publication, Object id, JsonNode json) {
        List<String> faults = new ArrayList<>();
        ObjectNode head = DocumentJson.head(publication).put("publication", id.toString());
        head.propertyNames().stream()
                .filter(name -> !head.path(name).equals(json.path(name)))
                .forEach(name -> faults.add("'%s' is not what the record says: %s"
                        .formatted(name, head.path(name).asString("null"))));
        Bytes encoded = Bytes.ofHex(json.path("encoded").asString(""));
        if (!isCommitted(publication, encoded, json)) {
            faults.add("'encoded' is not the document that the record holds or commits to");
            return faults;
        }
        Document document = DocumentCodec.decode(encoded);
        ObjectNode content = DocumentJson.content(document);
        for (String name : List.of("rows", "listing")) {
            if (!same(content.path(name), json.path(name))) {
                faults.add("'%s' does not say what the proved document says".formatted(name));
            }
        }
        return faults;
    }

    private static boolean isCommitted(Publication publication, Bytes encoded, JsonNode json) {
        return switch (publication.content()) {
            case Publication.Figures figures ->
                DocumentCodec.encode(figures.document()).equals(encoded);
            case Publication.Commitment commitment ->
                DocumentCodec.commitment(Bytes.ofHex(json.path("salt").asString("")), encoded)
                        .equals(commitment.hash());
        };
    }

    /** As text: a number read from a file and one made here differ in type only. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.toString().equals(other.toString());
    }
}
