package energy.wattle.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.files.CommandProcess;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.RecoveredChain;
import energy.wattle.ledger.core.TestChain;
import energy.wattle.ledger.core.TwoTiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./wattle verify} as a process. Every single field is {@link ProofFileTest}'s; here, one per step. */
class VerifyCommandTest {

    private static final TwoTiers TIERS = new TwoTiers(CryptoSuites.ED25519, 4);
    private static final String GENESIS = TIERS.main.id.genesis().toString();
    private static final Proof TRADE = TIERS.tradeProof();

    @TempDir
    Path folder;

    @Test
    void aProofHoldsAgainstTheGenesisThatIsTrusted() throws IOException {
        CommandProcess verify = verify(TRADE, "--genesis", GENESIS);

        assertThat(verify.output())
                .contains("The proof holds", "in block 2 of sub-chain", "certified at height 10 by 3 of 4 validators")
                .contains("Genesis of the main chain: " + GENESIS)
                .doesNotContain("Nobody has vouched");
        assertThat(verify.errors()).isEmpty();
        assertThat(verify.status()).isZero();
    }

    /** The test chain's result says that it is a trade, and holds no trade's bytes. */
    @Test
    void aPayloadThatDoesNotReadAsItsKindIsToldAsBytesAndTheProofHolds() throws IOException {
        CommandProcess verify = verify(TRADE, "--genesis", GENESIS);

        assertThat(verify.output())
                .contains("The proof holds", "TRADE: 3131206b576820617420302e3433", "It does not read as this kind: ");
        assertThat(verify.status()).isZero();
    }

    @Test
    void withoutAGenesisItSaysThatNobodyHasVouchedForTheOneInTheProof() throws IOException {
        CommandProcess verify = verify(TIERS.declarationProof());

        assertThat(verify.output()).contains("The proof holds", "Nobody has vouched for this genesis", GENESIS);
        assertThat(verify.status()).isZero();
    }

    @Test
    void aMarketInTheOtherSuiteIsVerifiedLikewise() throws IOException {
        TwoTiers chinese = new TwoTiers(CryptoSuites.SM, 4);

        CommandProcess verify = verify(
                chinese.tradeProof(), "--genesis", chinese.main.id.genesis().toString());

        assertThat(verify.output()).contains("The proof holds");
        assertThat(verify.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/format, FORMAT",
        "/genesis, GENESIS",
        "/changes/1/nextValidators, VALIDATORS",
        "/certified/certificate, CERTIFICATE",
        "/history/2, HISTORY",
        "/anchoring/acceptance/leaf, ANCHOR",
        "/anchoring/history/1, SUB_CHAIN_HISTORY",
        "/item/leaf, INCLUSION",
        "/disclosed/key, DISCLOSURE"
    })
    void aChangedFieldFailsAndTheStepIsNamed(String pointer, Step step) throws IOException {
        Path file = folder.resolve("changed.json");
        Files.write(file, Tampering.changed(TRADE, pointer).toArray());

        CommandProcess verify = verify(file, "--genesis", GENESIS);

        assertThat(verify.output()).startsWith("The proof does NOT hold: " + step + ": ");
        assertThat(verify.status()).isEqualTo(1);
    }

    @Test
    void anInventedSetOfValidatorsDoesNotCount() throws IOException {
        TestChain.Team invented = TestChain.Team.of(CryptoSuites.ED25519, "invented", 4);
        Proof.SetChange first = TRADE.changes().getFirst();
        Proof.SetChange bent = new Proof.SetChange(first.certified(), ChainCodec.encode(invented.set()));

        CommandProcess verify = verify(withChanges(TRADE, bent), "--genesis", GENESIS);

        assertThat(verify.output())
                .startsWith("The proof does NOT hold: " + Step.VALIDATORS + ": ")
                .contains("names other next validators");
        assertThat(verify.status()).isEqualTo(1);
    }

    @Test
    void anInventedMarketDoesNotCountWhereTheGenesisIsGiven() throws IOException {
        Proof invented = new TwoTiers(CryptoSuites.ED25519, 7).tradeProof();

        CommandProcess verify = verify(invented, "--genesis", GENESIS);

        assertThat(verify.output())
                .startsWith("The proof does NOT hold: " + Step.GENESIS + ": its hash is not the one trusted");
        assertThat(verify.status()).isEqualTo(1);
    }

    @Test
    void aProofThatCrossesARecoveryHoldsForWhoeverTrustsItsManifestAndNamesIt() throws IOException {
        RecoveredChain chain = new RecoveredChain(CryptoSuites.ED25519);
        String genesis = chain.main.id.genesis().toString();

        CommandProcess unpinned = verify(chain.proof(7), "--genesis", genesis);
        assertThat(unpinned.output())
                .startsWith("The proof does NOT hold: " + Step.VALIDATORS + ": nobody has vouched for the recovery")
                .contains(chain.manifest.toString());
        assertThat(unpinned.status()).isEqualTo(1);

        CommandProcess pinned = verify(
                chain.proof(7),
                "--genesis",
                genesis,
                "--recovery",
                "0f".repeat(32),
                "--recovery",
                chain.manifest.toString());
        assertThat(pinned.output())
                .startsWith("The proof holds")
                .contains("over the recovery " + chain.manifest + " above block 5");
        assertThat(pinned.status()).isZero();
    }

    @Test
    void aFileThatIsNoProofOrNotThereIsToldOnStandardError() throws IOException {
        Path text = Files.writeString(folder.resolve("no-proof.json"), "{\"proof\": true}");

        CommandProcess noProof = verify(text);
        CommandProcess missing = verify(folder.resolve("missing.json"));

        assertThat(noProof.errors()).singleElement().asString().startsWith(text + ": ");
        assertThat(noProof.status()).isEqualTo(2);
        assertThat(missing.errors()).singleElement().asString().contains("there is no such file; name the proof's");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(noProof.output() + missing.output()).isEmpty();
    }

    @Test
    void aGenesisThatIsNoHashIsRefused() throws IOException {
        CommandProcess verify = verify(TRADE, "--genesis", "abc");

        assertThat(String.join("\n", verify.errors())).contains("'abc' is no hash; give its 64 hexadecimal digits");
        assertThat(verify.status()).isEqualTo(2);
    }

    private CommandProcess verify(Proof proof, String... options) throws IOException {
        Path file = folder.resolve("proof.json");
        Bytes content = ProofFile.write(proof);
        Files.write(file, content.toArray());
        return verify(file, options);
    }

    private CommandProcess verify(Path file, String... options) {
        String[] arguments =
                Stream.concat(Stream.of(file.toString()), Stream.of(options)).toArray(String[]::new);
        return CommandProcess.run(folder, VerifyCommand.class, arguments);
    }

    private static Proof withChanges(Proof proof, Proof.SetChange first) {
        return new Proof(
                proof.format(),
                proof.kind(),
                proof.item(),
                proof.senderKey(),
                proof.header(),
                proof.anchoring(),
                proof.history(),
                proof.certified(),
                proof.genesis(),
                List.of(first, proof.changes().get(1)),
                proof.disclosed());
    }
}
