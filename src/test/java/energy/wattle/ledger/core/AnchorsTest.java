package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Anchors.Check;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Source: Ledger, Anchors and sync, rule 29. */
class AnchorsTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;

    /** Twelve blocks; the validators change with the epoch after block 6. */
    private final TestChain zone = grown("zone-1", 12);

    private final ValidatorSet first = TestChain.Team.of(SUITE, "zone-1", 4).set();
    private final ValidatorSet second = TestChain.Team.of(SUITE, "second", 4).set();

    @Test
    void everyLaterBlockUpToTheEpochsEndIsAnAnchor() {
        for (int last = 1; last < 12; last++) {
            for (int next = last + 1; next <= 12; next++) {
                Check expected = last < 6 && next > 6 ? Check.EPOCH_SKIPPED : Check.VALID;
                assertThat(check(zone.at(last).header(), anchor(last, next)))
                        .as("%d after %d", next, last)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aFirstAnchorIsOfTheFirstEpochAndProvesNothingMore() {
        Anchor early = new Anchor(zone.at(4).header(), zone.at(4).certificate(), List.of(), List.of());
        Anchor late = new Anchor(zone.at(8).header(), zone.at(8).certificate(), List.of(), List.of());

        assertThat(Anchors.check(SUITE, zone.id, first, Optional.empty(), early))
                .isEqualTo(Check.VALID);
        assertThat(Anchors.check(SUITE, zone.id, second, Optional.empty(), late))
                .isEqualTo(Check.EPOCH_SKIPPED);
        assertThat(Anchors.check(SUITE, zone.id, first, Optional.empty(), anchor(2, 4)))
                .isEqualTo(Check.NOT_EXTENDING);
    }

    @Test
    void theSameBlockAnEarlierOneAndAnotherChainsAreRefused() {
        TestChain other = grown("zone-2", 3);
        Anchor foreign = new Anchor(other.at(3).header(), other.at(3).certificate(), List.of(), List.of());

        assertThat(check(zone.at(4).header(), anchor(2, 4))).isEqualTo(Check.NOT_HIGHER);
        assertThat(check(zone.at(5).header(), anchor(2, 4))).isEqualTo(Check.NOT_HIGHER);
        assertThat(check(zone.at(2).header(), foreign)).isEqualTo(Check.WRONG_CHAIN);
    }

    @Test
    void anAnchorNeedsTheVotesOfTheRegisteredValidators() {
        assertThat(Anchors.check(SUITE, zone.id, second, Optional.of(zone.at(2).header()), anchor(2, 4)))
                .isEqualTo(Check.NOT_CERTIFIED);
    }

    /** The same validators certify two histories: the second one does not extend the block that is anchored. */
    @Test
    void aForkIsNoExtension() {
        TestChain fork = new TestChain(SUITE, "zone-1", 4, Optional.empty());
        fork.append(List.of(), context -> List.of());
        fork.append(List.of(), context -> List.of(new Result(-1, "OTHER", new Result.Plain(Bytes.EMPTY))));
        fork.append(List.of(), context -> List.of());
        fork.append(List.of(), context -> List.of());
        assertThat(fork.id).isEqualTo(zone.id);
        Anchor forked =
                new Anchor(fork.at(4).header(), fork.at(4).certificate(), fork.consistency(3, 4), fork.history(3, 4));
        Anchor sameTree =
                new Anchor(fork.at(4).header(), fork.at(4).certificate(), fork.consistency(2, 4), fork.history(2, 4));

        assertThat(check(fork.at(3).header(), forked)).isEqualTo(Check.VALID);
        assertThat(check(zone.at(3).header(), forked)).isEqualTo(Check.NOT_EXTENDING);
        // Block 2 differs, and the histories below it do not: the consistency proof alone would pass.
        assertThat(check(zone.at(2).header(), sameTree)).isEqualTo(Check.NOT_EXTENDING);
    }

    @Test
    void aWrongProofIsNoExtension() {
        Anchor good = anchor(2, 5);
        Hash other = Hash.ofHex("77".repeat(32));

        assertThat(check(
                        zone.at(2).header(),
                        new Anchor(good.header(), good.certificate(), List.of(other), good.previous())))
                .isEqualTo(Check.NOT_EXTENDING);
        assertThat(check(
                        zone.at(2).header(),
                        new Anchor(good.header(), good.certificate(), good.consistency(), List.of(other))))
                .isEqualTo(Check.NOT_EXTENDING);
    }

    private Check check(BlockHeader previous, Anchor anchor) {
        ValidatorSet registered = anchor.header().epoch() == 0 ? first : second;
        return Anchors.check(SUITE, zone.id, registered, Optional.of(previous), anchor);
    }

    private Anchor anchor(int last, int next) {
        return new Anchor(
                zone.at(next).header(),
                zone.at(next).certificate(),
                last == 1 ? List.of() : zone.consistency(last, next),
                zone.history(last, next));
    }

    private static TestChain grown(String name, int height) {
        TestChain chain = new TestChain(SUITE, name, 4, Optional.empty());
        for (int i = 1; i <= height; i++) {
            TestChain.Team next = i == 6 ? TestChain.Team.of(SUITE, "second", 4) : chain.team();
            chain.append(List.of(), context -> List.of(), next);
        }
        return chain;
    }
}
