package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Proof;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a forger does to a proof's file, one value at a time. */
public final class Tampering {

    private static final JsonMapper MAPPER = ProofFile.mapper();

    private Tampering() {}

    /** A pointer to every value of the file. */
    public static List<String> fields(Proof proof) {
        return leaves(tree(proof), "");
    }

    /** The file with one value changed to another of the same form. */
    public static Bytes changed(Proof proof, String pointer) {
        JsonNode tree = tree(proof);
        change(tree, pointer);
        return ProofFile.write(MAPPER.treeToValue(tree, Proof.class));
    }

    static JsonNode tree(Proof proof) {
        return MAPPER.readTree(ProofFile.write(proof).toArray());
    }

    static void change(JsonNode tree, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode old = tree.at(place);
        JsonNode parent = tree.at(place.head());
        JsonNode changed = old.isNumber()
                ? MAPPER.getNodeFactory().numberNode(old.asInt() + 1)
                : MAPPER.getNodeFactory().stringNode(changed(old.asString()));
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), changed);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), changed);
        }
    }

    private static String changed(String value) {
        return switch (value) {
            case "" -> "00";
            case "LEFT" -> "RIGHT";
            case "RIGHT" -> "LEFT";
            case "RECORD" -> "RESULT";
            case "RESULT" -> "RECORD";
            default -> value.substring(0, value.length() - 1) + (value.endsWith("0") ? "1" : "0");
        };
    }

    private static List<String> leaves(JsonNode node, String pointer) {
        List<String> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> found.addAll(leaves(entry.getValue(), pointer + "/" + entry.getKey())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                found.addAll(leaves(array.get(i), pointer + "/" + i));
            }
        } else {
            found.add(pointer);
        }
        return found;
    }
}
