package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is assembled here, the verifier that knows nothing but a hash has to believe. */
class ProofAssemblyTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    private final LedgerHarness main =
            LedgerHarness.market(START, List.of(new DictatedDecisions()), LedgerHarness.nobody());
    private final LedgerHarness zone = main.subChain("Z1", List.of(new MeterLog()), LedgerHarness.nobody())
            .allow("operator", RecordKind.GRID_PRICE, RecordKind.METER_READING);

    /** Six blocks of the zone with a price and a reading each, anchored at 3 and 6, the main chain growing along. */
    ProofAssemblyTest() {
        main.register(zone);
        for (int height = 2; height <= 6; height++) {
            zone.submit("operator", RecordKind.GRID_PRICE, Bytes.ofUtf8("price " + height));
            zone.submitToEpoch("operator", RecordKind.METER_READING, Bytes.ofUtf8("reading " + height));
            zone.block(START);
            if (height == 3 || height == 6) {
                main.anchor(zone);
            }
            main.block(START);
        }
        main.block(START);
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "2, 6", "3, 3", "4, 6", "5, 6", "6, 6"})
    void aReadingAndItsResultAreProvedOverAnyLaterAnchor(int height, int anchoredHeight) {
        LedgerHarness.Stored block = zone.blocks().get(height - 1);
        RecordKey key = new Sealing(zone.suite)
                .resultKey(
                        zone.epochKey(0).orElseThrow(),
                        Sealing.ResultContext.of(block.block().header()),
                        1);
        Proof result = proof(block, anchoredHeight, Proof.Kind.RESULT, block.resultLeaves(), Bytes.EMPTY, key);

        assertThat(verified(result).plaintext()).contains(Bytes.ofUtf8("reading " + height));
        assertThat(verified(result).what()).startsWith("READING result, in block " + height + " of sub-chain");

        Sealing.Opened opened = opened(block);
        Proof record = proof(
                block,
                anchoredHeight,
                Proof.Kind.RECORD,
                block.block().records().stream().map(RecordCodec::encode).toList(),
                zone.publicKey("operator"),
                opened.key());
        assertThat(verified(record).plaintext()).contains(Bytes.ofUtf8("reading " + height));
    }

    @Test
    void everyRecordOfTheMainChainIsProved() {
        for (LedgerHarness.Stored block : main.blocks()) {
            List<Bytes> leaves =
                    block.block().records().stream().map(RecordCodec::encode).toList();
            for (int index = 0; index < leaves.size(); index++) {
                RecordKind kind = block.block().records().get(index).kind();
                String sender =
                        kind == RecordKind.NODE_ADMINISTRATION ? LedgerHarness.ADMINISTRATOR : LedgerHarness.NODE;
                Proof proof = ProofAssembly.ofMain(
                        main.suite,
                        mainChain(),
                        new ProofAssembly.Item(
                                Proof.Kind.RECORD,
                                block.block().header(),
                                leaves,
                                index,
                                main.publicKey(sender),
                                Optional.empty()));

                assertThat(verified(proof).kind()).isEqualTo(kind.name());
            }
        }
    }

    @Test
    void anotherItemsKeyDoesNotOpenIt() {
        LedgerHarness.Stored block = zone.blocks().get(1);
        RecordKey another = new Sealing(zone.suite)
                .resultKey(
                        zone.epochKey(0).orElseThrow(),
                        Sealing.ResultContext.of(block.block().header()),
                        0);
        Proof proof = proof(block, 6, Proof.Kind.RESULT, block.resultLeaves(), Bytes.EMPTY, another);

        assertThat(ProofVerifier.verify(proof, main.chain.id().genesis()))
                .isEqualTo(new ProofVerdict.Broken(ProofVerdict.Step.DISCLOSURE, "the key is not the result's"));
    }

    private Proof proof(
            LedgerHarness.Stored block,
            int anchoredHeight,
            Proof.Kind kind,
            List<Bytes> leaves,
            Bytes senderKey,
            RecordKey key) {
        return ProofAssembly.ofZone(
                main.suite,
                mainChain(),
                anchorage(anchoredHeight),
                new ProofAssembly.Item(kind, block.block().header(), leaves, 1, senderKey, Optional.of(key)));
    }

    private ProofAssembly.MainChain mainChain() {
        LedgerHarness.Stored head = main.blocks().getLast();
        return new ProofAssembly.MainChain(
                ChainCodec.encode(main.genesis),
                head.block().header(),
                head.certificate(),
                main.genesis.validators(),
                List.of(),
                MerkleTree.Subtrees.of(main.suite, TierLinks.historyLeaves(main)));
    }

    private ProofAssembly.Anchorage anchorage(long anchoredHeight) {
        for (LedgerHarness.Stored block : main.blocks()) {
            for (FinalBlock.FinalResult result : block.finalBlock().results()) {
                if (result.kind().equals(Result.ANCHORED)
                        && ResultCodec.decodeAnchored(result.plaintext()).height() == anchoredHeight) {
                    return new ProofAssembly.Anchorage(
                            block.block().header(),
                            block.block().records().stream()
                                    .map(RecordCodec::encode)
                                    .toList(),
                            result.result().recordIndex(),
                            block.resultLeaves(),
                            result.index(),
                            anchoredHeight,
                            MerkleTree.Subtrees.of(zone.suite, TierLinks.historyLeaves(zone)));
                }
            }
        }
        throw new AssertionError("height %d is not anchored".formatted(anchoredHeight));
    }

    private Sealing.Opened opened(LedgerHarness.Stored block) {
        int index = IntStream.range(0, block.block().records().size())
                .filter(i -> block.block().records().get(i).kind() == RecordKind.METER_READING)
                .findFirst()
                .orElseThrow();
        LedgerRecord record = block.block().records().get(index);
        Bytes secret = new EpochKeys(zone.suite)
                .secret(zone.chain.id(), 0, zone.epochKey(0).orElseThrow());
        return new Sealing(zone.suite)
                .openWith(
                        secret,
                        new Sealing.RecordContext(zone.chain.id(), "", record.sender(), record.sequence()),
                        RecordCodec.decodeSealed(record.payload()))
                .orElseThrow();
    }

    private ProofVerdict.Verified verified(Proof proof) {
        ProofVerdict verdict = ProofVerifier.verify(proof, main.chain.id().genesis());
        assertThat(verdict).isInstanceOf(ProofVerdict.Verified.class);
        return (ProofVerdict.Verified) verdict;
    }
}
