package energy.wattle.ledger.service;

import energy.wattle.ledger.wire.peer.PeerStatus;
import energy.wattle.ledger.wire.peer.Refusal;
import energy.wattle.ledger.wire.peer.RefusedHandshakes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Counts what the links of this instance carry, and whom it refused. */
final class PeerMeters implements MeterBinder {

    private final PeerProcess process;

    PeerMeters(PeerProcess process) {
        this.process = process;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("wattle.peers.linked", process, all -> count(all, peer -> peer.isLinked() ? 1 : 0))
                .description("Instances that this one has a link to")
                .register(registry);
        counter(
                registry,
                "wattle.peers.frames.in",
                "Frames that came over the links",
                peer -> peer.in().frames());
        counter(
                registry,
                "wattle.peers.frames.out",
                "Frames that went over the links",
                peer -> peer.out().frames());
        counter(
                registry,
                "wattle.peers.frames.dropped",
                "Frames that gave way to newer ones, since a neighbour was slow",
                PeerStatus::dropped);
        for (Refusal reason : Refusal.values()) {
            FunctionCounter.builder("wattle.peers.refused", process, all -> refused(all, reason))
                    .description("Handshakes that were refused")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }

    private void counter(MeterRegistry registry, String name, String description, ToLongFunction<PeerStatus> what) {
        FunctionCounter.builder(name, process, all -> count(all, what))
                .description(description)
                .register(registry);
    }

    private static double count(PeerProcess process, ToLongFunction<PeerStatus> what) {
        return process.peers().stream().mapToLong(what).sum();
    }

    private static double refused(PeerProcess process, Refusal reason) {
        return Optional.ofNullable(process.refused().get(reason))
                .map(RefusedHandshakes::times)
                .orElse(0L);
    }
}
