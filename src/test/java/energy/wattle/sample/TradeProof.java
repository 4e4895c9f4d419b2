package energy.wattle.sample;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.files.CommandProcess;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.Proofs;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ProofVerifier;
import energy.wattle.ledger.core.TestChain;
import energy.wattle.ledger.wire.ProofFile;
import energy.wattle.ledger.wire.Tampering;
import energy.wattle.ledger.wire.VerifyCommand;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * The proof of a trade that a running market made, in the hands of somebody who has the file and the market's genesis
 * hash.
 */
record TradeProof(MadeTrade made, Proof proof, Hash genesis) {

    /** The file's parts by the step that checks them; the first that fits counts. */
    private record Part(String pointer, Step step) {}

    private static final List<Part> PARTS = List.of(
            new Part("/format", Step.FORMAT),
            new Part("/genesis", Step.GENESIS),
            new Part("/changes", Step.VALIDATORS),
            new Part("/certified", Step.CERTIFICATE),
            new Part("/history", Step.HISTORY),
            new Part("/anchoring/header", Step.HISTORY),
            new Part("/anchoring/history", Step.SUB_CHAIN_HISTORY),
            new Part("/anchoring", Step.ANCHOR),
            new Part("/header", Step.SUB_CHAIN_HISTORY),
            new Part("/kind", Step.INCLUSION),
            new Part("/item", Step.INCLUSION),
            new Part("/senderKey", Step.SENDER),
            new Part("/disclosed", Step.DISCLOSURE));

    /** That of the trade in the middle of all that were made for the span. */
    static TradeProof from(ApplicationContext market, TradingZoneId zone, Instant from, Instant until) {
        List<MadeTrade> trades = market.getBean(Market.class).trades(zone, from, until);
        MadeTrade made = trades.get(trades.size() / 2);
        Ledger ledger = market.getBean(Ledger.class);
        MarketChain chain = ledger.zone(new NodeId(zone.code())).orElseThrow();
        Proof proof = market.getBean(Proofs.class)
                .ofResult(chain.id(), made.cleared().height(), made.result(), true)
                .orElseThrow();
        return new TradeProof(made, proof, ledger.main().orElseThrow().id().genesis());
    }

    void holdsWithoutTheInstance(Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("proof-%s.json".formatted(made.session().zone())),
                ProofFile.write(proof).toArray());

        CommandProcess verify =
                CommandProcess.run(folder, VerifyCommand.class, file.toString(), "--genesis", genesis.toString());

        assertThat(verify.output())
                .contains("The proof holds: TRADE result")
                .contains(
                        "Seller: " + made.trade().seller(),
                        "Buyer: " + made.trade().buyer())
                .contains("Quantity: %s kWh".formatted(made.trade().quantity()))
                .contains("Price: %s per kWh".formatted(made.trade().price()));
        assertThat(verify.status()).isZero();
    }

    void failsAtTheStepOfWhateverIsChanged() {
        assertThat(Tampering.fields(proof)).hasSizeGreaterThan(PARTS.size()).allSatisfy(field -> {
            Step step = PARTS.stream()
                    .filter(part -> field.startsWith(part.pointer()))
                    .findFirst()
                    .map(Part::step)
                    .orElseThrow();
            assertBroken(Tampering.changed(proof, field), step);
        });
    }

    void failsWithInventedValidators() {
        TestChain.Team invented = TestChain.Team.of(CryptoSuites.ED25519, "invented", 1);
        Proof.SetChange change = new Proof.SetChange(proof.certified(), ChainCodec.encode(invented.set()));
        Proof bent = new Proof(
                proof.format(),
                proof.kind(),
                proof.item(),
                proof.senderKey(),
                proof.header(),
                proof.anchoring(),
                proof.history(),
                proof.certified(),
                proof.genesis(),
                List.of(change),
                proof.disclosed());

        assertBroken(ProofFile.write(bent), Step.VALIDATORS);
    }

    private void assertBroken(Bytes file, Step step) {
        assertThat(ProofVerifier.verify(ProofFile.read(file), genesis))
                .isInstanceOfSatisfying(
                        ProofVerdict.Broken.class,
                        broken -> assertThat(broken.step()).as(broken.reason()).isEqualTo(step));
    }
}
