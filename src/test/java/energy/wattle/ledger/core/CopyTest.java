package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainTier;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import energy.wattle.ledger.core.CopyRecord.CopiedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decisions 1 and 2 for zone Z1 stand in the main chain's block 2, 3 in block 4, 4 in block 6, 5 in block 8; its
 * validators change after blocks 3 and 6. Source: Ledger, Where a record lives.
 */
class CopyTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;
    private static final NodeId ZONE = new NodeId("Z1");
    private static final Hash OTHER = Hash.ofHex("77".repeat(32));

    private static final TestChain MAIN = grown();
    private static final Genesis SUB_CHAIN = new TestChain(SUITE, "Z1", 1, Optional.of(MAIN.id)).genesis;

    private final MapState state = new MapState();
    private final CopyCheck check = new CopyCheck(
            SUITE, SUB_CHAIN, new MarketChain(ChainHashes.chainId(SUITE, SUB_CHAIN), ChainTier.ZONE, ZONE));

    private static TestChain grown() {
        TestChain chain = new TestChain(SUITE, "market", 4, Optional.empty());
        for (int height = 1; height <= 9; height++) {
            List<Result> results = switch (height) {
                case 2 -> List.of(result("VOID", Bytes.EMPTY), decided("Z1", 1), decided("Z2", 1), decided("Z1", 2));
                case 4 -> List.of(decided("Z1", 3));
                case 6 -> List.of(decided("Z2", 2), decided("Z1", 4));
                case 8 -> List.of(decided("Z1", 5));
                default -> List.of();
            };
            TestChain.Team next =
                    height == 3 || height == 6 ? TestChain.Team.of(SUITE, "new" + height, 4) : chain.team();
            chain.append(List.of(), context -> results, next);
        }
        return chain;
    }

    private static Result decided(String zone, long number) {
        return result(Result.DECISION, new LedgerFact.Decided(number, decision(zone, number)).encode());
    }

    private static Decision decision(String zone, long number) {
        return new Decision(new NodeId(zone), RecordKind.ZONE_PARAMETERS, Bytes.ofUtf8("decision " + number));
    }

    private static Result result(String kind, Bytes payload) {
        return new Result(Result.OF_THE_BLOCK, kind, new Result.Plain(payload));
    }

    @Test
    void oneRecordCarriesEverythingFromTheGenesisOn() {
        Applied copied = applied(copy(0, 9, 1, 5));

        assertThat(copied.decisions())
                .containsExactlyElementsOf(Stream.of(1, 2, 3, 4, 5)
                        .map(number -> decision("Z1", number))
                        .toList());
        assertThat(copied.facts().stream().map(fact -> LedgerFact.Copied.decode(fact.payload())))
                .containsExactly(new LedgerFact.Copied(1, 5, 9));
        assertThat(NodeState.provenMain(state)).contains(MAIN.at(9).header());
        assertThat(NodeState.mainValidators(state)).contains(MAIN.team().set());
    }

    @Test
    void severalRecordsGoOnFromEachOther() {
        assertThat(applied(copy(0, 2, 1, 1)).decisions()).containsExactly(decision("Z1", 1));
        assertThat(applied(copy(2, 2, 2, 2)).decisions()).containsExactly(decision("Z1", 2));
        assertThat(applied(copy(2, 4, 3, 3)).decisions()).containsExactly(decision("Z1", 3));
        assertThat(applied(copy(4, 6, 4, 4)).decisions()).containsExactly(decision("Z1", 4));
        assertThat(applied(copy(6, 8, 5, 5)).decisions()).containsExactly(decision("Z1", 5));
    }

    @Test
    void theNumbersAreTheNextOnesWithoutGapOrRepetition() {
        assertThat(reason(copy(0, 9, 2, 5))).isEqualTo("NOT_THE_NEXT");
        applied(copy(0, 9, 1, 3));
        assertThat(reason(copy(9, 9, 3, 5))).isEqualTo("NOT_THE_NEXT");
        assertThat(reason(copy(9, 9, 5, 5))).isEqualTo("NOT_THE_NEXT");
        assertThat(reason(copy(9, 9, 6, 9))).isEqualTo("NOTHING_COPIED");
        applied(copy(9, 9, 4, 5));
    }

    @Test
    void theWayBeginsAtWhatTheSubChainKnows() {
        assertThat(reason(copy(4, 9, 1, 5))).isEqualTo("WRONG_GENESIS");
        applied(copy(0, 4, 1, 1));
        assertThat(reason(copy(0, 9, 2, 5))).isEqualTo("GENESIS_AGAIN");
        assertThat(reason(copy(2, 4, 2, 3))).as("block 4 again").isEqualTo("NOT_ASCENDING");
        assertThat(reason(copy(6, 9, 2, 5))).as("without the change at 6").isEqualTo("NOT_CERTIFIED");
        applied(copy(4, 9, 2, 5));
    }

    @Test
    void aSubChainsOwnGenesisIsNotTheMainChains() {
        CopyRecord good = copy(0, 9, 1, 5);

        assertThat(reason(new CopyRecord(ChainCodec.encode(SUB_CHAIN), good.certified(), good.blocks())))
                .isEqualTo("WRONG_GENESIS");
    }

    static Stream<Arguments> tamperings() {
        TestChain.Team invented = TestChain.Team.of(SUITE, "invented", 4);
        return Stream.of(
                tampering("WRONG_GENESIS", good -> with(good, Bytes.EMPTY)),
                tampering("NOT_CERTIFIED", good -> with(good, 2, certified(9, 8, Bytes.EMPTY))),
                tampering("NOT_CERTIFIED", good -> without(good, 0)),
                tampering("NOT_CERTIFIED", good -> without(good, 1)),
                tampering("NOT_CERTIFIED", good -> new CopyRecord(good.genesis(), List.of(), good.blocks())),
                tampering("NEEDLESS_HEADER", good -> with(good, 0, certified(1, 1, Bytes.EMPTY))),
                tampering(
                        "WRONG_VALIDATORS", good -> with(good, 0, certified(3, 3, ChainCodec.encode(invented.set())))),
                tampering("MALFORMED", good -> with(good, 0, certified(3, 3, Bytes.EMPTY))),
                tampering(
                        "WRONG_VALIDATORS", good -> with(good, 2, certified(9, 9, ChainCodec.encode(invented.set())))),
                tampering("NOT_CERTIFIED", good -> with(good, 0, byOthers(3, invented))),
                tampering(
                        "NOT_ASCENDING",
                        good -> new CopyRecord(
                                good.genesis(), good.certified(), good.blocks().reversed())),
                tampering(
                        "NOT_IN_HISTORY",
                        good -> with(
                                good,
                                0,
                                block -> new CopiedBlock(MAIN.at(1).header(), block.history(), block.decisions()))),
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
                                        block, new Proof.Inclusion(ResultCodec.encode(decided("Z1", 1)), List.of())))),
                tampering(
                        "NOT_INCLUDED",
                        good -> with(
                                good,
                                0,
                                block -> decisions(
                                        block,
                                        new Proof.Inclusion(
                                                ResultCodec.encode(decided("Z1", 7)),
                                                block.decisions().getFirst().path())))),
                tampering("NO_DECISION", good -> with(good, 0, block -> decisions(block, MAIN.resultInclusion(2, 0)))),
                tampering("FOREIGN_ZONE", good -> with(good, 0, block -> decisions(block, MAIN.resultInclusion(2, 2)))),
                tampering(
                        "NOT_THE_NEXT", good -> with(good, 0, block -> decisions(block, MAIN.resultInclusion(2, 3)))));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void whatWasTamperedWithIsVoid(String reason, UnaryOperator<CopyRecord> change) {
        CopyRecord good = copy(0, 9, 1, 5);

        assertThat(reason(change.apply(good))).isEqualTo(reason);
        assertThat(outcome(good)).isInstanceOf(Applied.class);
    }

    /** Every byte of a record counts: none can be changed unnoticed. */
    @Test
    void noByteCanBeChanged() {
        applied(copy(0, 2, 1, 1));
        byte[] good = copy(2, 4, 2, 3).encode().toArray();
        assertThat(outcome(CopyRecord.decode(Bytes.of(good)))).isInstanceOf(Applied.class);
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            assertThat(encodedOutcome(Bytes.of(changed))).as("byte %d", at).isInstanceOf(Voided.class);
        }
    }

    @Test
    void asManyDecisionsAsFitAreTaken() {
        TestChain chain = new TestChain(SUITE, "market", 4, Optional.empty());
        List<Bytes> results = Stream.of(1, 2, 3, 4, 5, 6)
                .map(number -> new LedgerFact.Decided(
                        number, new Decision(ZONE, RecordKind.ZONE_PARAMETERS, Bytes.of(new byte[60_000]))))
                .map(decided -> ResultCodec.encode(result(Result.DECISION, decided.encode())))
                .toList();
        chain.append(
                List.of(), context -> results.stream().map(ResultCodec::decode).toList());

        CopyRecord copy = CopyAssembly.assemble(
                SUITE,
                ChainCodec.encode(chain.genesis),
                List.of(new CertifiedHeader(chain.at(1).header(), chain.at(1).certificate(), Bytes.EMPTY)),
                chain.at(1).header(),
                MerkleTree.Subtrees.of(SUITE, List.of()),
                List.of(new CopyAssembly.DecidingBlock(chain.at(1).header(), results, List.of(0, 1, 2, 3, 4, 5))));

        assertThat(copy.blocks().getFirst().decisions()).hasSize(4);
        assertThat(CopyRecord.decode(copy.encode())).isEqualTo(copy);
    }

    private static Arguments tampering(String reason, UnaryOperator<CopyRecord> change) {
        return Arguments.of(reason, change);
    }

    /** A copy for a sub-chain that knows the main chain up to one height, proved at another, of these decisions. */
    private static CopyRecord copy(int known, int proven, int first, int last) {
        List<CertifiedHeader> certified = new ArrayList<>();
        for (int height = known + 1; height <= proven; height++) {
            if (height == 3 || height == 6) {
                TestChain.Team next = TestChain.Team.of(SUITE, "new" + height, 4);
                certified.add(certified(height, height, ChainCodec.encode(next.set())));
            } else if (height == proven) {
                certified.add(certified(height, height, Bytes.EMPTY));
            }
        }
        List<CopyAssembly.DecidingBlock> blocks = new ArrayList<>();
        for (int height = 1; height <= proven; height++) {
            List<Bytes> leaves =
                    MAIN.at(height).results().stream().map(ResultCodec::encode).toList();
            List<Integer> wanted = new ArrayList<>();
            for (int number = first; number <= last; number++) {
                int index = leaves.indexOf(ResultCodec.encode(decided("Z1", number)));
                if (index >= 0) {
                    wanted.add(index);
                }
            }
            if (!wanted.isEmpty()) {
                blocks.add(new CopyAssembly.DecidingBlock(MAIN.at(height).header(), leaves, wanted));
            }
        }
        return CopyAssembly.assemble(
                SUITE,
                known == 0 ? ChainCodec.encode(MAIN.genesis) : Bytes.EMPTY,
                certified,
                MAIN.at(proven).header(),
                MAIN.subtrees(),
                blocks);
    }

    private static CertifiedHeader certified(int height, int certificate, Bytes next) {
        return new CertifiedHeader(
                MAIN.at(height).header(), MAIN.at(certificate).certificate(), next);
    }

    private static CertifiedHeader byOthers(int height, TestChain.Team others) {
        return new CertifiedHeader(
                MAIN.at(height).header(),
                MAIN.certify(MAIN.at(height).header(), others, 0),
                ChainCodec.encode(TestChain.Team.of(SUITE, "new" + height, 4).set()));
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

    private String reason(CopyRecord copy) {
        return ((Voided) encodedOutcome(copy.encode())).reason();
    }

    private Outcome encodedOutcome(Bytes payload) {
        try {
            return outcome(CopyRecord.decode(payload));
        } catch (MalformedException e) {
            return new Voided("MALFORMED"); // as block execution has it
        }
    }

    private Outcome outcome(CopyRecord copy) {
        return check.outcome(state, copy);
    }

    /** Puts a copy in force, with the number of its last decision, which block execution keeps. */
    private Applied applied(CopyRecord copy) {
        Applied applied = (Applied) outcome(CopyRecord.decode(copy.encode()));
        state.apply(applied.changes());
        long last = NodeState.lastDecision(state, ZONE) + applied.decisions().size();
        state.apply(List.of(NodeState.number(NodeState.DECISIONS, NodeState.zonePlace(ZONE), last)));
        return applied;
    }
}
