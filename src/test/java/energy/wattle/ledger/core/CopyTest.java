package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.core.CopyRecord.CertifiedHeader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Where a record lives. */
class CopyTest {

    private final CopyScenario zone = new CopyScenario();

    @Test
    void oneRecordCarriesEverythingFromTheGenesisOn() {
        Applied copied = zone.applied(CopyScenario.copy(0, 9, 1, 5));

        assertThat(copied.decisions())
                .containsExactlyElementsOf(Stream.of(1, 2, 3, 4, 5)
                        .map(number -> CopyScenario.decision("Z1", number))
                        .toList());
        assertThat(copied.facts().stream().map(fact -> LedgerFact.Copied.decode(fact.payload())))
                .containsExactly(new LedgerFact.Copied(1, 5, 9));
        assertThat(NodeState.provenMain(zone.state))
                .contains(CopyScenario.MAIN.at(9).header());
        assertThat(NodeState.mainValidators(zone.state))
                .contains(CopyScenario.MAIN.team().set());
    }

    @Test
    void severalRecordsGoOnFromEachOther() {
        assertThat(zone.applied(CopyScenario.copy(0, 2, 1, 1)).decisions())
                .containsExactly(CopyScenario.decision("Z1", 1));
        assertThat(zone.applied(CopyScenario.copy(2, 2, 2, 2)).decisions())
                .containsExactly(CopyScenario.decision("Z1", 2));
        assertThat(zone.applied(CopyScenario.copy(2, 4, 3, 3)).decisions())
                .containsExactly(CopyScenario.decision("Z1", 3));
        assertThat(zone.applied(CopyScenario.copy(4, 6, 4, 4)).decisions())
                .containsExactly(CopyScenario.decision("Z1", 4));
        assertThat(zone.applied(CopyScenario.copy(6, 8, 5, 5)).decisions())
                .containsExactly(CopyScenario.decision("Z1", 5));
    }

    @Test
    void theNumbersAreTheNextOnesWithoutGapOrRepetition() {
        assertThat(zone.reason(CopyScenario.copy(0, 9, 2, 5))).isEqualTo("NOT_THE_NEXT");
        zone.applied(CopyScenario.copy(0, 9, 1, 3));
        assertThat(zone.reason(CopyScenario.copy(9, 9, 3, 5))).isEqualTo("NOT_THE_NEXT");
        assertThat(zone.reason(CopyScenario.copy(9, 9, 5, 5))).isEqualTo("NOT_THE_NEXT");
        assertThat(zone.reason(CopyScenario.copy(9, 9, 6, 9))).isEqualTo("NOTHING_COPIED");
        zone.applied(CopyScenario.copy(9, 9, 4, 5));
    }

    @Test
    void theWayBeginsAtWhatTheSubChainKnows() {
        assertThat(zone.reason(CopyScenario.copy(4, 9, 1, 5))).isEqualTo("WRONG_GENESIS");
        zone.applied(CopyScenario.copy(0, 4, 1, 1));
        assertThat(zone.reason(CopyScenario.copy(0, 9, 2, 5))).isEqualTo("GENESIS_AGAIN");
        assertThat(zone.reason(CopyScenario.copy(2, 4, 2, 3)))
                .as("block 4 again")
                .isEqualTo("NOT_ASCENDING");
        assertThat(zone.reason(CopyScenario.copy(6, 9, 2, 5)))
                .as("without the change at 6")
                .isEqualTo("NOT_CERTIFIED");
        zone.applied(CopyScenario.copy(4, 9, 2, 5));
    }

    @Test
    void aSubChainsOwnGenesisIsNotTheMainChains() {
        CopyRecord good = CopyScenario.copy(0, 9, 1, 5);

        assertThat(zone.reason(
                        new CopyRecord(ChainCodec.encode(CopyScenario.SUB_CHAIN), good.certified(), good.blocks())))
                .isEqualTo("WRONG_GENESIS");
    }

    @Test
    void asManyDecisionsAsFitAreTaken() {
        TestChain chain = new TestChain(CopyScenario.SUITE, "market", 4, Optional.empty());
        List<Bytes> results = Stream.of(1, 2, 3, 4, 5, 6)
                .map(number -> new LedgerFact.Decided(
                        number,
                        new Decision(CopyScenario.ZONE, RecordKind.ZONE_PARAMETERS, Bytes.of(new byte[60_000]))))
                .map(decided -> ResultCodec.encode(CopyScenario.result(Result.DECISION, decided.encode())))
                .toList();
        chain.append(
                List.of(), context -> results.stream().map(ResultCodec::decode).toList());

        CopyRecord copy = CopyAssembly.assemble(
                CopyScenario.SUITE,
                ChainCodec.encode(chain.genesis),
                List.of(new CertifiedHeader(chain.at(1).header(), chain.at(1).certificate(), Bytes.EMPTY)),
                chain.at(1).header(),
                MerkleTree.Subtrees.of(CopyScenario.SUITE, List.of()),
                List.of(new CopyAssembly.DecidingBlock(chain.at(1).header(), results, List.of(0, 1, 2, 3, 4, 5))));

        assertThat(copy.blocks().getFirst().decisions()).hasSize(4);
        assertThat(CopyRecord.decode(copy.encode())).isEqualTo(copy);
    }
}
