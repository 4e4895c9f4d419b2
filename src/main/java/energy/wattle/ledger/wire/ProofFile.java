package energy.wattle.ledger.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofChecks;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A proof as one JSON file. Source: Ledger, Proof of a record.
 *
 * <p>Bytes and hashes are lower-case hexadecimal. There is one file for a proof: anything that {@link #write} would not
 * have written, to the last space, is refused, so that no changed byte goes unnoticed.
 */
public final class ProofFile {

    /** Bytes of a file at most. */
    public static final int MAXIMUM_LENGTH = ProofChecks.MAXIMUM_LENGTH;

    private static final String ENCLOSED = "proof";

    private static final JsonMapper MAPPER = mapper();

    private ProofFile() {}

    /** The file's bytes, UTF-8. */
    public static Bytes write(Proof proof) {
        return Bytes.ofUtf8(MAPPER.writeValueAsString(proof) + "\n");
    }

    /**
     * A proof, and whether it came alone.
     *
     * @param isEnclosed whether the file is a document with the proof in its field {@code proof}
     */
    public record Content(Proof proof, boolean isEnclosed) {}

    /**
     * Reads a proof's own file, or a document that encloses one.
     *
     * @throws MalformedException if the bytes are neither
     */
    public static Content readContent(Bytes file) {
        checkLength(file);
        JsonNode enclosed;
        try {
            JsonNode document = MAPPER.readTree(file.toArray());
            enclosed = document.path(ENCLOSED);
        } catch (JacksonException e) {
            throw new MalformedException("the file is no proof: " + e.getOriginalMessage(), e);
        }
        return enclosed.isObject() ? new Content(enclosed(enclosed), true) : new Content(read(file), false);
    }

    /** As strict as {@link #read}, but for blanks between its parts. */
    private static Proof enclosed(JsonNode node) {
        try {
            Proof proof = MAPPER.treeToValue(node, Proof.class);
            if (!MAPPER.readTree(write(proof).toArray()).toString().equals(node.toString())) {
                throw new MalformedException("the proof in the document is not laid out as a proof is");
            }
            return proof;
        } catch (JacksonException e) {
            throw new MalformedException("the document encloses no proof: " + e.getOriginalMessage(), e);
        }
    }

    private static void checkLength(Bytes file) {
        if (file.length() > MAXIMUM_LENGTH) {
            throw new MalformedException(
                    "the file has %d bytes, more than %d".formatted(file.length(), MAXIMUM_LENGTH));
        }
    }

    /** @throws MalformedException if the bytes are not the file of a proof */
    public static Proof read(Bytes file) {
        checkLength(file);
        Proof proof;
        try {
            proof = MAPPER.readValue(file.toArray(), Proof.class);
        } catch (JacksonException e) {
            throw new MalformedException("the file is no proof: " + e.getOriginalMessage(), e);
        }
        if (!write(proof).equals(file)) {
            throw new MalformedException("the file is not laid out as a proof is: it has been edited");
        }
        return proof;
    }

    static JsonMapper mapper() {
        SimpleModule module = new SimpleModule("wattle-ledger");
        module.addSerializer(Bytes.class, new HexWriter<>(Bytes.class));
        module.addSerializer(Hash.class, new HexWriter<>(Hash.class));
        module.addDeserializer(Bytes.class, new HexReader<>(Bytes.class, Bytes::ofHex));
        module.addDeserializer(Hash.class, new HexReader<>(Hash.class, Hash::ofHex));
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return JsonMapper.builder(JsonFactory.builder().build())
                .addModule(module)
                .addMixIn(Proof.SetChange.class, WithoutRecovery.class)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                .build();
    }

    /** A change that its header names has no field for a manifest, as in the files that were written before any. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private interface WithoutRecovery {}

    private static final class HexWriter<T> extends StdSerializer<T> {

        private HexWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }
    }

    private static final class HexReader<T> extends StdDeserializer<T> {

        private final transient Function<String, T> reading;

        private HexReader(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String digits = parser.getString();
            try {
                return reading.apply(digits);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(digits, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }
}
