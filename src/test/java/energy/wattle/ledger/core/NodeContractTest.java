package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Two tiers; Encryption; Anchors and sync, rule 29. */
class NodeContractTest {

    private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");

    private final LedgerHarness main = LedgerHarness.market(START, List.of(), LedgerHarness.nobody());
    private final LedgerHarness one = main.subChain("Z1", List.of(), LedgerHarness.nobody());
    private final LedgerHarness two = main.subChain("Z2", List.of(), LedgerHarness.nobody());

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void aZoneIsRegisteredOnceAndItsChainIsKnown() {
        Hash first = main.register(one);
        Hash again = main.register(one);
        main.block(START);

        assertThat(main.voidReason(first)).isEmpty();
        assertThat(main.voidReason(again)).contains("ZONE_EXISTS");
        assertThat(main.results(LedgerFact.ZoneRegistered.KIND).stream().map(LedgerFact.ZoneRegistered::decode))
                .containsExactly(new LedgerFact.ZoneRegistered(new NodeId("Z1"), one.chain.id()));
        assertThat(NodeState.zones(main.state()))
                .containsExactly(new NodeState.RegisteredZone(new NodeId("Z1"), one.chain.id()));
        assertThat(NodeState.registered(main.state(), one.chain.id(), 0)).contains(one.genesis.validators());
    }

    @Test
    void aGenesisOfAnotherMarketOrNoneAtAllIsRefused() {
        LedgerHarness foreign = LedgerHarness.zone("Z3", at(1), List.of(), LedgerHarness.nobody());
        Hash ofAnotherMarket = main.register(foreign);
        Hash main2 = main.register(main);
        Hash nonsense = main.submit(
                LedgerHarness.ADMINISTRATOR,
                RecordKind.NODE_ADMINISTRATION,
                new NodeRecord.RegisterZone(Bytes.ofUtf8("nonsense")).encode());
        Hash unsound = main.submit(
                LedgerHarness.ADMINISTRATOR,
                RecordKind.NODE_ADMINISTRATION,
                new NodeRecord.RegisterZone(ChainCodec.encode(withUnsoundKey(one.genesis))).encode());
        main.block(START);

        assertThat(main.voidReason(ofAnotherMarket)).contains("FOREIGN_GENESIS");
        assertThat(main.voidReason(main2)).contains("FOREIGN_GENESIS");
        assertThat(main.voidReason(nonsense)).contains("MALFORMED");
        assertThat(main.voidReason(unsound)).contains("UNSOUND_KEY");
        assertThat(NodeState.zones(main.state())).isEmpty();
    }

    @Test
    void anchorsFollowEachOther() {
        register();
        Hash first = main.anchor(one);
        main.block(START);
        one.block(at(1));
        one.block(at(2));
        Hash third = main.anchor(one);
        Hash again = main.submit(LedgerHarness.NODE, RecordKind.ANCHOR, anchorOf(one, 3));
        Hash back = main.submit(LedgerHarness.NODE, RecordKind.ANCHOR, anchorOf(one, 2));
        main.block(at(3));

        assertThat(main.voidReason(first)).isEmpty();
        assertThat(main.voidReason(third)).isEmpty();
        assertThat(main.voidReason(again)).contains("NOT_HIGHER");
        assertThat(main.voidReason(back)).contains("NOT_HIGHER");
        assertThat(NodeState.anchored(main.state(), one.chain.id()).map(BlockHeader::height))
                .contains(3L);
    }

    @Test
    void anAnchorOfAChainThatIsNotRegisteredOrNotCertifiedIsVoid() {
        Hash unknown = main.anchor(one);
        main.block(START);
        register();
        one.block(at(1));
        Anchor good = ChainCodec.decodeAnchor(anchorOf(one, 2));
        Anchor wrong =
                new Anchor(good.header(), one.blocks().getFirst().certificate(), good.consistency(), good.previous());
        Hash uncertified = main.submit(LedgerHarness.NODE, RecordKind.ANCHOR, ChainCodec.encode(wrong));
        main.block(at(1));

        assertThat(main.voidReason(unknown)).contains("UNKNOWN_CHAIN");
        assertThat(main.voidReason(uncertified)).contains("NOT_CERTIFIED");
    }

    @Test
    void epochsAreAnchoredOneAfterTheOther() {
        LedgerHarness market = LedgerHarness.market(
                START, List.of(), LedgerHarness.nobody(), List.of(new Genesis.Parameter("epoch-blocks", 2)));
        LedgerHarness zone = market.subChain("Z1", List.of(), LedgerHarness.nobody());
        market.register(zone);
        market.anchor(zone);
        market.block(START);
        zone.block(START);
        Hash endOfFirst = market.anchor(zone);
        market.block(START);
        zone.block(START);
        zone.block(START);
        Hash endOfSecond = market.anchor(zone);
        market.block(START);
        zone.block(START);
        zone.block(START);
        zone.block(START);
        Hash skipping = market.anchor(zone);
        market.block(START);

        assertThat(market.voidReason(endOfFirst)).isEmpty();
        assertThat(market.voidReason(endOfSecond)).isEmpty();
        assertThat(market.voidReason(skipping)).contains("EPOCH_SKIPPED");
        assertThat(NodeState.registered(market.state(), zone.chain.id(), 1)).contains(zone.genesis.validators());
    }

    @Test
    void aStepIsCompleteOnceEveryZoneHasMetIt() {
        register();
        one.block(at(15));
        main.anchor(one);
        main.block(at(15));
        assertThat(steps()).isEmpty();
        assertThat(MarketSteps.waitedFor(main.state(), at(15).toEpochMilli())).containsExactly(new NodeId("Z2"));

        two.block(at(44));
        main.anchor(two);
        main.block(at(44));
        assertThat(steps()).containsExactly(at(15));

        one.block(at(45));
        main.anchor(one);
        main.block(at(45));
        assertThat(steps()).as("zone 2 has met 30, not 45").containsExactly(at(30));
        assertThat(MarketSteps.next(main.state(), main.genesis)).isEqualTo(at(45).toEpochMilli());
        assertThat(MarketSteps.isOneReady(main.state(), main.genesis)).isFalse();
    }

    @Test
    void severalStepsMayBeCompletedAtOnceAndNoneWithoutZones() {
        main.block(at(60));
        assertThat(steps()).isEmpty();
        register();
        one.block(at(46));
        two.block(at(70));
        main.anchor(one);
        main.anchor(two);
        main.block(at(70));

        assertThat(steps()).containsExactly(at(15), at(30), at(45));
    }

    @Test
    void anAbsenceCompletesOneStepOfOneBlock() {
        register();
        one.block(at(19));
        main.anchor(one);
        main.block(at(19));
        assertThat(main.voidReason(absent("Z2", at(15), at(19)))).contains("TOO_EARLY");
        assertThat(main.voidReason(absent("Z9", at(15), at(20)))).contains("UNKNOWN_ZONE");
        assertThat(main.voidReason(absent("Z2", at(30), at(20)))).contains("NOT_THE_NEXT_STEP");
        assertThat(main.voidReason(absent("Z2", at(15), at(20)))).isEmpty();
        assertThat(steps()).containsExactly(at(15));
        assertThat(main.voidReason(absent("Z2", at(15), at(20)))).contains("NOT_THE_NEXT_STEP");

        one.block(at(35));
        main.anchor(one);
        main.block(at(35));
        assertThat(steps()).as("the absence was of the step before").isEmpty();
        assertThat(main.state().startingWith(NodeState.ABSENCES, Bytes.EMPTY, 9))
                .isEmpty();
    }

    @Test
    void aSecondKeyForAnEpochOrOneOfAnotherIsVoid() {
        NodeRecord.EpochKey key = main.keys.epochKey(main.chain.id(), 0);
        Hash second = main.submit(LedgerHarness.NODE, RecordKind.EPOCH_KEY, key.encode());
        Hash later = main.submit(
                LedgerHarness.NODE,
                RecordKind.EPOCH_KEY,
                main.keys.epochKey(main.chain.id(), 1).encode());
        main.block(START);

        assertThat(main.voidReason(second)).contains("KEY_EXISTS");
        assertThat(main.voidReason(later)).contains("WRONG_EPOCH");
        assertThat(NodeState.keyInForce(main.state())).contains(key);
    }

    private void register() {
        main.register(one);
        main.register(two);
        main.block(main.time());
    }

    private Hash absent(String zone, Instant step, Instant time) {
        Hash record = main.submit(
                LedgerHarness.NODE,
                RecordKind.ABSENT,
                new NodeRecord.Absent(new NodeId(zone), step.toEpochMilli()).encode());
        main.block(time.isBefore(main.time()) ? main.time() : time);
        return record;
    }

    private List<Instant> steps() {
        return main.results(LedgerFact.StepCompleted.KIND).stream()
                .map(LedgerFact.StepCompleted::decode)
                .map(LedgerFact.StepCompleted::step)
                .toList();
    }

    /** With the paths from the first block, whatever has been anchored since. */
    private static Bytes anchorOf(LedgerHarness zone, int height) {
        LedgerHarness.Stored block = zone.blocks().get(height - 1);
        return ChainCodec.encode(Anchors.assemble(
                zone.suite,
                Optional.empty(),
                block.block().header(),
                block.certificate(),
                MerkleTree.Subtrees.of(zone.suite, TierLinks.historyLeaves(zone))));
    }

    private static Genesis withUnsoundKey(Genesis genesis) {
        ValidatorSet set = new ValidatorSet(List.of(new Validator(new NodeId("node"), Bytes.of(new byte[32]))));
        return new Genesis(
                1,
                genesis.suite(),
                new NodeId("Z7"),
                genesis.parent(),
                genesis.time(),
                set,
                genesis.administrators(),
                1,
                List.of());
    }
}
