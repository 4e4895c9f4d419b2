package energy.wattle.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ProofVerifier;
import energy.wattle.ledger.core.RecoveredChain;
import energy.wattle.ledger.core.TwoTiers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Source: Ledger, Proof of a record ("A changed byte anywhere … fails with the step named"). */
class ProofFileTest {

    private static final JsonMapper MAPPER = ProofFile.mapper();
    private static final TwoTiers TIERS = new TwoTiers(CryptoSuites.ED25519, 4);
    private static final Hash TRUSTED = TIERS.main.id.genesis();
    private static final Proof TRADE = TIERS.tradeProof();
    private static final Proof DECLARATION = TIERS.declarationProof();

    @Test
    void aProofIsReadAsItWasWritten() {
        for (Proof proof : List.of(TRADE, DECLARATION, TIERS.publicationProof(4))) {
            assertThat(ProofFile.read(ProofFile.write(proof))).isEqualTo(proof);
            assertThat(ProofVerifier.verify(ProofFile.read(ProofFile.write(proof)), TRUSTED))
                    .isInstanceOf(ProofVerdict.Verified.class);
        }
    }

    /** One row per field: a changed value there fails at the step that the field belongs to. */
    @ParameterizedTest
    @CsvSource({
        "/format, FORMAT",
        "/kind, INCLUSION",
        "/item/leaf, INCLUSION",
        "/item/path/0/side, INCLUSION",
        "/item/path/0/sibling, INCLUSION",
        "/item/path/1/side, INCLUSION",
        "/item/path/1/sibling, INCLUSION",
        "/senderKey, SENDER",
        "/header, SUB_CHAIN_HISTORY",
        "/anchoring/history/0, SUB_CHAIN_HISTORY",
        "/anchoring/history/1, SUB_CHAIN_HISTORY",
        "/anchoring/history/2, SUB_CHAIN_HISTORY",
        "/anchoring/anchor/leaf, ANCHOR",
        "/anchoring/anchor/path/0/side, ANCHOR",
        "/anchoring/anchor/path/0/sibling, ANCHOR",
        "/anchoring/anchor/path/1/side, ANCHOR",
        "/anchoring/anchor/path/1/sibling, ANCHOR",
        "/anchoring/acceptance/leaf, ANCHOR",
        "/anchoring/acceptance/path/0/side, ANCHOR",
        "/anchoring/acceptance/path/0/sibling, ANCHOR",
        "/anchoring/header, HISTORY",
        "/history/0, HISTORY",
        "/history/1, HISTORY",
        "/history/2, HISTORY",
        "/history/3, HISTORY",
        "/certified/header, CERTIFICATE",
        "/certified/certificate, CERTIFICATE",
        "/genesis, GENESIS",
        "/changes/0/certified/header, VALIDATORS",
        "/changes/0/certified/certificate, VALIDATORS",
        "/changes/0/nextValidators, VALIDATORS",
        "/changes/1/certified/header, VALIDATORS",
        "/changes/1/certified/certificate, VALIDATORS",
        "/changes/1/nextValidators, VALIDATORS",
        "/disclosed/key, DISCLOSURE",
        "/disclosed/nonce, DISCLOSURE"
    })
    void aChangedFieldFailsAtItsStep(String pointer, Step step) {
        for (Proof proof : List.of(DECLARATION, TRADE)) {
            if (proof.equals(TRADE) && pointer.equals("/senderKey")) {
                continue; // a result has none
            }
            JsonNode tree = Tampering.tree(proof);
            Tampering.change(tree, pointer);

            assertThat(verdict(tree))
                    .isInstanceOfSatisfying(
                            ProofVerdict.Broken.class,
                            broken -> assertThat(broken.step()).isEqualTo(step));
        }
    }

    @Test
    void theTableOfFieldsIsComplete() throws NoSuchMethodException {
        List<String> rows = List.of(ProofFileTest.class
                .getDeclaredMethod("aChangedFieldFailsAtItsStep", String.class, Step.class)
                .getAnnotation(CsvSource.class)
                .value());
        List<String> pointers =
                rows.stream().map(row -> row.substring(0, row.indexOf(','))).toList();

        assertThat(pointers).containsAll(Tampering.fields(DECLARATION));
    }

    @Test
    void aProofWithAnElementRemovedOrRepeatedFails() {
        for (String list : List.of(
                "/item/path",
                "/anchoring/history",
                "/anchoring/anchor/path",
                "/anchoring/acceptance/path",
                "/history",
                "/changes")) {
            JsonNode shorter = Tampering.tree(DECLARATION);
            ((ArrayNode) shorter.at(list)).remove(0);
            JsonNode longer = Tampering.tree(DECLARATION);
            ArrayNode array = (ArrayNode) longer.at(list);
            array.add(array.get(0));

            assertThat(verdict(shorter)).as(list).isInstanceOf(ProofVerdict.Broken.class);
            assertThat(verdict(longer)).as(list).isInstanceOf(ProofVerdict.Broken.class);
        }
    }

    /** Only where there was a recovery has a change a field for it, so that older files stay what they are. */
    @Test
    void aManifestIsWrittenWhereThereIsOneAndEveryChangeOfItIsFound() {
        RecoveredChain chain = new RecoveredChain(CryptoSuites.ED25519);
        Proof proof = chain.proof(2);
        Set<Hash> pinned = Set.of(chain.manifest);
        Hash genesis = chain.main.id.genesis();

        assertThat(ProofFile.read(ProofFile.write(proof))).isEqualTo(proof);
        assertThat(Tampering.fields(proof)).contains("/changes/1/recovery").doesNotContain("/changes/0/recovery");
        assertThat(Tampering.fields(TRADE)).noneMatch(field -> field.endsWith("/recovery"));
        List<String> changes = Tampering.fields(proof).stream()
                .filter(field -> field.startsWith("/changes/"))
                .toList();
        for (String field : changes) {
            JsonNode tree = Tampering.tree(proof);
            Tampering.change(tree, field);
            assertThat(ProofVerifier.verify(MAPPER.treeToValue(tree, Proof.class), genesis, pinned))
                    .as(field)
                    .isInstanceOf(ProofVerdict.Broken.class);
        }
        String file = new String(ProofFile.write(TRADE).toArray(), StandardCharsets.UTF_8);
        String with = file.replaceFirst("(\"nextValidators\" : \"[0-9a-f]*\")", "$1,\n      \"recovery\" : null");
        assertThat(with).isNotEqualTo(file);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> ProofFile.read(Bytes.ofUtf8(with)));
    }

    @Test
    void everyChangedByteOfTheFileIsFound() {
        byte[] file = ProofFile.write(TRADE).toArray();
        Random random = new Random(1);
        for (int at = random.nextInt(5); at < file.length; at += 1 + random.nextInt(25)) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));

            assertThat(isVerified(Bytes.of(changed))).as("byte %d", at).isFalse();
        }
    }

    @Test
    void filesOfAnotherLayoutAreRefused() {
        String file = new String(ProofFile.write(TRADE).toArray(), StandardCharsets.UTF_8);

        for (String other : List.of(
                "",
                "null",
                "[]",
                "{}",
                "\"proof\"",
                "[".repeat(100_000),
                file + " ",
                file + file,
                file.replace("\n", "\r\n"),
                file.replaceFirst("\"format\" : 1", "\"format\" : 1.0"),
                file.replaceFirst("\"format\" : 1,", "\"format\" : 1, \"format\" : 1,"),
                file.replaceFirst("\"format\" : 1,", "\"format\" : 1, \"other\" : 1,"),
                file.replaceFirst("\"format\" : 1,", ""),
                file.replaceFirst("\"senderKey\" : \"\"", "\"senderKey\" : null"),
                file.replaceFirst("\"kind\" : \"RESULT\"", "\"kind\" : 1"),
                file.replaceFirst("\"header\" : \"0801", "\"header\" : \"080"),
                file.toUpperCase(Locale.ROOT))) {
            assertThat(other).isNotEqualTo(file);
            assertThatExceptionOfType(MalformedException.class)
                    .as(other.substring(0, Math.min(60, other.length())))
                    .isThrownBy(() -> ProofFile.read(Bytes.ofUtf8(other)));
        }
    }

    private static boolean isVerified(Bytes file) {
        try {
            return ProofVerifier.verify(ProofFile.read(file), TRUSTED) instanceof ProofVerdict.Verified;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static ProofVerdict verdict(JsonNode tree) {
        return ProofVerifier.verify(MAPPER.treeToValue(tree, Proof.class), TRUSTED);
    }
}
