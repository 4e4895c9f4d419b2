package energy.wattle.ledger.wire;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.MarketFounding.Founding;
import energy.wattle.ledger.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The founding document of a market that several instances make up: what its chains start from, and who holds which
 * keys. All instances have the same one; it holds no secret. Its file is JSON, keys in hexadecimal digits.
 *
 * @param market name of the main chain
 * @param suite {@code ed25519} or {@code sm}
 * @param start market time from which blocks may be made
 * @param zones names of the sub-chains
 * @param parameters of the chains, by name
 * @param validators names of the nodes that vote, by chain
 * @param keys ascending by name
 * @param enrolled keys that the instance brought whose copy this is, where it was enrolled later; else none
 */
public record MarketDocument(
        String market,
        String suite,
        Instant start,
        List<String> zones,
        SortedMap<String, Long> parameters,
        SortedMap<String, List<String>> validators,
        List<Key> keys,
        @Nullable List<Key> enrolled) {

    /** Bytes of a file at most: 150 nodes and their participants in each of 20 zones. */
    public static final long MAXIMUM_LENGTH = 8 << 20;

    /**
     * The public side of one key.
     *
     * @param holder name of the instance that has the secret
     */
    public record Key(String name, String holder, Bytes signing, Bytes encryption) {}

    public MarketDocument {
        zones = List.copyOf(zones);
        parameters = new TreeMap<>(parameters);
        validators = new TreeMap<>(validators);
        keys = List.copyOf(keys);
        enrolled = enrolled == null ? List.of() : List.copyOf(enrolled);
    }

    /** The document that a market is founded with. */
    public MarketDocument(
            String market,
            String suite,
            Instant start,
            List<String> zones,
            SortedMap<String, Long> parameters,
            SortedMap<String, List<String>> validators,
            List<Key> keys) {
        this(market, suite, start, zones, parameters, validators, keys, List.of());
    }

    /** The same, as the instance keeps it that brought these keys. */
    public MarketDocument with(List<Key> brought) {
        return new MarketDocument(market, suite, start, zones, parameters, validators, keys, brought);
    }

    /** Whether it is of the same market: with the same chains. */
    public boolean isLike(MarketDocument other) {
        return with(List.of()).equals(other.with(List.of()));
    }

    /** What the market's chains start from. */
    public Founding founding() {
        Map<NodeId, List<NodeId>> voters = new LinkedHashMap<>();
        validators.forEach((chain, nodes) ->
                voters.put(new NodeId(chain), nodes.stream().map(NodeId::new).toList()));
        return new Founding(
                new NodeId(market),
                suite,
                start,
                zones.stream().map(NodeId::new).toList(),
                parameters.entrySet().stream()
                        .map(entry -> new Genesis.Parameter(entry.getKey(), entry.getValue()))
                        .toList(),
                voters);
    }

    /** Who holds which keys, as one of the instances sees it. */
    public KeyDirectory directory(String self) {
        return new KeyDirectory(self, entries(keys), entries(enrolled == null ? List.of() : enrolled));
    }

    private static Map<KeyName, KeyDirectory.Entry> entries(List<Key> keys) {
        Map<KeyName, KeyDirectory.Entry> entries = new TreeMap<>();
        keys.forEach(key -> entries.put(
                new KeyName(key.name()), new KeyDirectory.Entry(key.holder(), key.signing(), key.encryption())));
        return entries;
    }

    public void write(Path file) throws IOException {
        Files.write(file, text().toArray());
    }

    /**
     * @throws IllegalArgumentException if it is no such file; it names the file and what is wrong
     * @throws IOException if it cannot be read
     */
    public static MarketDocument read(Path file) throws IOException {
        if (Files.size(file) > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, more than %d".formatted(file, Files.size(file), MAXIMUM_LENGTH));
        }
        try {
            return parse(Bytes.of(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** What {@link #write} writes. */
    public Bytes text() {
        return Bytes.ofUtf8(ProofFile.mapper().writeValueAsString(this) + "\n");
    }

    /** @throws IllegalArgumentException if it is no such file's content */
    public static MarketDocument parse(Bytes text) {
        try {
            MarketDocument document = ProofFile.mapper().readValue(text.toArray(), MarketDocument.class);
            document.founding();
            document.directory("");
            return document;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
