package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a copy of a chain is as new as can be. */
class KnownAgeTest {

    private static final Instant BLOCK = Instant.parse("2024-06-03T12:00:00Z");
    private static final Instant NOW = BLOCK.plusSeconds(300);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final KnownAge age = new KnownAge(new KnownAge.Head(7, BLOCK), "edge-Z1", 0);

    @Test
    void aCopyThatNobodyHasConfirmedIsAsOldAsItsLastBlock() {
        assertThat(age.asOf()).isEqualTo(BLOCK);
        assertThat(age.isFresh(NOW, SECOND)).isFalse();
        assertThat(age.apart()).isEqualTo(new KnownAge.Apart("edge-Z1", BLOCK));
    }

    @Test
    void whoeverHasNoMoreConfirmsItForTenSeconds() {
        age.heard(7, NOW, SECOND);

        assertThat(age.asOf()).isEqualTo(NOW);
        assertThat(age.isFresh(NOW.plusSeconds(60), 10 * SECOND)).isTrue();
        assertThat(age.isFresh(NOW.plusSeconds(60), 12 * SECOND)).isFalse();
    }

    @Test
    void whoeverHasMoreShowsThatItIsBehindUntilTheBlocksHaveCome() {
        age.heard(9, NOW, SECOND);
        assertThat(age.missing()).isEqualTo(2);
        assertThat(age.asOf()).isEqualTo(BLOCK);

        age.stored(new KnownAge.Head(9, BLOCK.plusSeconds(30)));
        assertThat(age.missing()).isZero();
        assertThat(age.asOf()).isEqualTo(BLOCK.plusSeconds(30));
    }

    @Test
    void oldNewsConfirmNothing() {
        age.heard(7, BLOCK.minusSeconds(60), SECOND);

        assertThat(age.asOf()).isEqualTo(BLOCK);
        assertThat(age.isFresh(NOW, 2 * SECOND)).isFalse();
    }

    @Test
    void whereMarketTimeStandsNothingGrowsOld() {
        age.heard(7, NOW, SECOND);
        age.heard(7, NOW, 2 * SECOND);

        assertThat(age.isFresh(NOW, 60 * SECOND)).isTrue();
    }
}
