package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainTip;
import energy.wattle.ledger.core.Ground;
import energy.wattle.ledger.core.Grounds;
import energy.wattle.ledger.core.PinnedManifests;
import energy.wattle.ledger.core.election.Succession;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What recovery manifests mean to this instance's copy of one chain. Written by the chain's thread and read by all.
 * Source: Ledger, rule 28.
 */
final class Manifests {

    private static final Logger log = LoggerFactory.getLogger(Manifests.class);

    private final NodeId chain;
    private final Grounds grounds;
    private volatile Optional<Stopped> stopped = Optional.empty();
    private volatile Optional<Hash> unpinned = Optional.empty();

    Manifests(Chain chain, PinnedManifests pinned) {
        this.chain = chain.market().name();
        grounds = new Grounds(chain.suite(), chain.genesis(), chain.market(), pinned);
    }

    /**
     * The chain must not go on here.
     *
     * @param height of the last block here
     * @param recovered height of the block that the manifest names
     */
    record Stopped(long height, long recovered) {}

    Optional<Stopped> stopped() {
        return stopped;
    }

    /** A manifest of the main chain by which this one goes on, or went on, and that nobody has vouched for here. */
    Optional<Hash> unpinned() {
        return unpinned;
    }

    NodeId chain() {
        return chain;
    }

    /**
     * What the next block stands on; nothing if there must not be one.
     *
     * @param state after the tip
     * @param shown payloads of the RECOVERY records that wait
     */
    Optional<Ground> heed(ChainTip tip, StateView state, List<Bytes> shown) {
        Optional<Hash> missing = grounds.unpinned(state);
        if (missing.isPresent()) {
            tellMissing(missing); // who takes a pin away takes away what the blocks above the recovery rest on
            return Optional.empty();
        }
        Optional<Ground> last = Optional.of(Ground.of(tip, state));
        Optional<Stopped> stops = Optional.empty();
        long number = 0;
        for (Bytes payload : shown) {
            Grounds.Call call = grounds.heard(tip, state, payload);
            if (call instanceof Grounds.GoesOn(Ground ground) && number(ground) > number) {
                number = number(ground);
                last = Optional.of(ground);
                stops = Optional.empty();
            }
            if (call instanceof Grounds.Stops(Succession order) && order.number() > number) {
                number = order.number();
                last = Optional.empty();
                stops = Optional.of(new Stopped(tip.height(), order.last().height()));
            }
            if (call instanceof Grounds.Unpinned(Hash manifest, Succession order)) {
                missing = Optional.of(manifest);
            }
        }
        tell(stops);
        // One that is followed ends the question which of several it is to be.
        tellMissing(last.flatMap(Ground::succession).isPresent() ? Optional.empty() : missing);
        return last;
    }

    private static long number(Ground ground) {
        return ground.succession().map(one -> one.order().number()).orElse(0L);
    }

    private void tell(Optional<Stopped> stops) {
        if (!stops.equals(stopped)) {
            stops.ifPresent(one -> log.error(
                    "{}: a recovery manifest goes on above block {}, and block {} is final here: nothing is decided"
                            + " any more",
                    chain,
                    one.recovered(),
                    one.height()));
            stopped = stops;
        }
    }

    private void tellMissing(Optional<Hash> missing) {
        if (!missing.equals(unpinned)) {
            missing.ifPresent(manifest -> log.error("{}: {}", chain, PinnedManifests.missing(manifest)));
            unpinned = missing;
        }
    }
}
