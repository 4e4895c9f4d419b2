package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.CopyRecord.CopiedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not as the main chain has it is void. Source: Ledger, Where a record lives. */
class CopyTamperingTest {

    private static final Hash OTHER = Hash.ofHex("77".repeat(32));

    private final CopyScenario zone = new CopyScenario();

    static Stream<Arguments> tamperings() {
        TestChain.Team invented = TestChain.Team.of(CopyScenario.SUITE, "invented", 4);
        return Stream.of(
                tampering("WRONG_GENESIS", good -> with(good, Bytes.EMPTY)),
                tampering("NOT_CERTIFIED", good -> with(good, 2, CopyScenario.certified(9, 8, Bytes.EMPTY))),
                tampering("NOT_CERTIFIED", good -> without(good, 0)),
                tampering("NOT_CERTIFIED", good -> without(good, 1)),
                tampering("NOT_CERTIFIED", good -> new CopyRecord(good.genesis(), List.of(), good.blocks())),
                tampering("NEEDLESS_HEADER", good -> with(good, 0, CopyScenario.certified(1, 1, Bytes.EMPTY))),
                tampering(
                        "WRONG_VALIDATORS",
                        good -> with(good, 0, CopyScenario.certified(3, 3, ChainCodec.encode(invented.set())))),
                tampering("MALFORMED", good -> with(good, 0, CopyScenario.certified(3, 3, Bytes.EMPTY))),
                tampering(
                        "WRONG_VALIDATORS",
                        good -> with(good, 2, CopyScenario.certified(9, 9, ChainCodec.encode(invented.set())))),
                tampering("NOT_CERTIFIED", good -> with(good, 0, byOthers(3, invented))),
                tampering("NOT_ASCENDING", CopyTamperingTest::firstBlockTwice),
                tampering(
                        "NOT_IN_HISTORY",
                        good -> with(
                                good,
                                0,
                                block -> new CopiedBlock(
                                        CopyScenario.MAIN.at(1).header(), block.history(), block.decisions()))),
                tampering(
                        "NOT_IN_HISTORY",
                        good -> with(
                                good, 0, block -> new CopiedBlock(block.header(), List.of(OTHER), block.decisions()))),
                tampering(
                        "NOT_IN_HISTORY",
                        good -> with(good, 0, block -> new CopiedBlock(block.header(), List.of(), block.decisions()))),
                tampering(
                        "NOTHING_COPIED",
                        good -> with(good, 0, block -> new CopiedBlock(block.header(), block.history(), List.of()))),
                tampering(
                        "NOT_INCLUDED",
                        good -> with(
                                good,
                                0,
                                block -> decisions(
                                        block,
                                        new Proof.Inclusion(
                                                ResultCodec.encode(CopyScenario.decided("Z1", 1)), List.of())))),
                tampering(
                        "NOT_INCLUDED",
                        good -> with(
                                good,
                                0,
                                block -> decisions(
                                        block,
                                        new Proof.Inclusion(
                                                ResultCodec.encode(CopyScenario.decided("Z1", 7)),
                                                block.decisions().getFirst().path())))),
                tampering(
                        "NO_DECISION",
                        good -> with(good, 0, block -> decisions(block, CopyScenario.MAIN.resultInclusion(2, 0)))),
                tampering(
                        "FOREIGN_ZONE",
                        good -> with(good, 0, block -> decisions(block, CopyScenario.MAIN.resultInclusion(2, 2)))),
                tampering(
                        "NOT_THE_NEXT",
                        good -> with(good, 0, block -> decisions(block, CopyScenario.MAIN.resultInclusion(2, 3)))));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void whatWasTamperedWithIsVoid(String reason, UnaryOperator<CopyRecord> change) {
        CopyRecord good = CopyScenario.copy(0, 9, 1, 5);

        assertThat(zone.reason(change.apply(good))).isEqualTo(reason);
        assertThat(zone.outcome(good)).isInstanceOf(Applied.class);
    }

    /** Every byte counts: none can be changed unnoticed. */
    @Test
    void noByteCanBeChanged() {
        zone.applied(CopyScenario.copy(0, 4, 1, 1));
        everyChangeIsNoticed(CopyScenario.copy(4, 4, 2, 3), 1);
    }

    @Test
    void noByteOfAWayOverNewValidatorsCanBeChanged() {
        zone.applied(CopyScenario.copy(0, 2, 1, 1));
        everyChangeIsNoticed(CopyScenario.copy(2, 4, 2, 3), 13);
    }

    private void everyChangeIsNoticed(CopyRecord copy, int stride) {
        byte[] good = copy.encode().toArray();
        assertThat(zone.encodedOutcome(Bytes.of(good))).isInstanceOf(Applied.class);
        for (int at = 0; at < good.length; at += stride) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            assertThat(zone.encodedOutcome(Bytes.of(changed))).as("byte %d", at).isInstanceOf(Voided.class);
        }
    }

    private static CopyRecord firstBlockTwice(CopyRecord copy) {
        List<CopiedBlock> blocks = new ArrayList<>(copy.blocks());
        CopiedBlock first = blocks.getFirst();
        blocks.set(0, decisions(first, first.decisions().getLast()));
        blocks.addFirst(decisions(first, first.decisions().getFirst()));
        return new CopyRecord(copy.genesis(), copy.certified(), blocks);
    }

    private static Arguments tampering(String reason, UnaryOperator<CopyRecord> change) {
        return Arguments.of(reason, change);
    }

    private static CertifiedHeader byOthers(int height, TestChain.Team others) {
        return new CertifiedHeader(
                CopyScenario.MAIN.at(height).header(),
                CopyScenario.MAIN.certify(CopyScenario.MAIN.at(height).header(), others, 0),
                ChainCodec.encode(
                        TestChain.Team.of(CopyScenario.SUITE, "new" + height, 4).set()));
    }

    private static CopyRecord with(CopyRecord copy, Bytes genesis) {
        return new CopyRecord(genesis, copy.certified(), copy.blocks());
    }

    private static CopyRecord with(CopyRecord copy, int index, CertifiedHeader header) {
        List<CertifiedHeader> headers = new ArrayList<>(copy.certified());
        headers.set(index, header);
        return new CopyRecord(copy.genesis(), headers, copy.blocks());
    }

    private static CopyRecord without(CopyRecord copy, int index) {
        List<CertifiedHeader> headers = new ArrayList<>(copy.certified());
        headers.remove(index);
        return new CopyRecord(copy.genesis(), headers, copy.blocks());
    }

    private static CopyRecord with(CopyRecord copy, int index, UnaryOperator<CopiedBlock> change) {
        List<CopiedBlock> blocks = new ArrayList<>(copy.blocks());
        blocks.set(index, change.apply(blocks.get(index)));
        return new CopyRecord(copy.genesis(), copy.certified(), blocks);
    }

    private static CopiedBlock decisions(CopiedBlock block, Proof.Inclusion... decisions) {
        return new CopiedBlock(block.header(), block.history(), List.of(decisions));
    }
}
