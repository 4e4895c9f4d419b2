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
 */
public record MarketDocument(
        String market,
        String suite,
        Instant start,
        List<String> zones,
        SortedMap<String, Long> parameters,
        SortedMap<String, List<String>> validators,
        List<Key> keys) {

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
        SortedMap<KeyName, KeyDirectory.Entry> entries = new TreeMap<>();
        keys.forEach(key -> entries.put(
                new KeyName(key.name()), new KeyDirectory.Entry(key.holder(), key.signing(), key.encryption())));
        return new KeyDirectory(self, entries);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, ProofFile.mapper().writeValueAsString(this) + "\n");
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
            MarketDocument document = ProofFile.mapper().readValue(Files.readAllBytes(file), MarketDocument.class);
            document.founding();
            document.directory("");
            return document;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
