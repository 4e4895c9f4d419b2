package energy.wattle.ledger.service;

import energy.wattle.ledger.core.consensus.Timing;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the nodes of this process decide together ({@code wattle.ledger.network.*}); of no effect where chains have one
 * validator.
 *
 * @param firstTimeout T0 of rule 17
 * @param longestTimeout Tmax
 * @param patience how long the market waits for a chain's decision before it looks after the others
 * @param gather how long one signature waits for others, to be made durable with them
 * @param pings between two pings of one pair
 * @param window how far a fresh block's time may be from a node's own: 5 s in operation; where market time is played,
 *     so much real time at its speed
 * @param sharesChecks whether the nodes check what is signed, and execute each block, once for all of them; else each
 *     does so for itself, as nodes in processes of their own do, and nothing that waits is dropped
 * @param mischief whether an operator may make nodes misbehave; a sample allows it
 */
@ConfigurationProperties("wattle.ledger.network")
record NetworkSettings(
        @DefaultValue("1s") Duration firstTimeout,
        @DefaultValue("8s") Duration longestTimeout,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("4ms") Duration gather,
        @DefaultValue("10s") Duration pings,
        @DefaultValue("5s") Duration window,
        @DefaultValue("true") boolean sharesChecks,
        @DefaultValue("false") boolean mischief) {

    NetworkSettings {
        if (patience.toMillis() < 1 || gather.isNegative() || pings.toMillis() < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "wattle.ledger.network: patience, pings and window are at least 1 ms, and gather is not negative");
        }
    }

    Timing timing() {
        return new Timing(firstTimeout.toMillis(), longestTimeout.toMillis());
    }
}
