package energy.wattle.laboratory.core;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.PooledContents;
import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.laboratory.core.chain.Roles;
import energy.wattle.laboratory.core.improved.ImprovedChain;
import energy.wattle.laboratory.core.improved.ImprovedTerms;
import energy.wattle.laboratory.core.network.Clockwork;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.network.Network;
import energy.wattle.laboratory.core.network.NetworkTerms;
import energy.wattle.laboratory.core.network.Processor;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * A sub-chain of the product's consensus, simulated under a load that does not wait for it: records of 1 KiB come at an
 * even rate, each from another node, which sends them to all others itself. Every node checks each record, and each
 * vote, for itself. A function of load and costs.
 */
public final class SteadyLoad {

    private static final long SECOND = 1_000_000;
    private static final int PAYLOAD = 1_024;
    private static final long BLOCK_BYTES = 1024 * 1024;
    private static final int EPOCH = 50;
    private static final long GRACE = 30 * SECOND;

    /** Links of 100 ms one way and 100 Mbit/s, with a tenth of jitter and one message in a thousand sent again. */
    private static final NetworkTerms LINKS = new NetworkTerms(100, 50_000, 50_000, 0, 10, 1, 200_000, 4);

    private final Clockwork clock = new Clockwork();
    private final Network network;
    private final PooledContents pool;
    private final ImprovedChain chain;
    private final List<Processor> processors = new ArrayList<>();
    private final Costs costs;
    private final int perSecond;
    private final long[] latencies;
    private BitSet known = new BitSet();

    private SteadyLoad(int nodes, int perSecond, int seconds, Costs costs) {
        this.costs = costs;
        this.perSecond = perSecond;
        Dice dice = new Dice(1);
        ChainId id = new ChainId(new Hash(Bytes.of(new byte[Hash.LENGTH])));
        latencies = new long[perSecond * seconds];
        Arrays.fill(latencies, Long.MAX_VALUE);
        network = new Network(clock, LINKS, nodes, new Dice(dice.next()));
        pool = new PooledContents(id, PAYLOAD, nodes, latencies.length);
        Roles roles = new Roles(Collections.nCopies(nodes, Behaviour.HONEST));
        chain = new ImprovedChain(
                new ChainTerms(
                        0,
                        clock,
                        network,
                        costs,
                        new Dice(dice.next()),
                        pool,
                        roles,
                        LINKS.cores(),
                        BLOCK_BYTES,
                        (height, progress, witness, votes) -> isFinal(progress)),
                ImprovedTerms.product(SECOND, EPOCH));
        for (int node = 0; node < nodes; node++) {
            processors.add(new Processor(LINKS.cores()));
        }
    }

    /**
     * What became of the records.
     *
     * @param sent how many there were
     * @param latencies µs from the sender to finality at more than half of the nodes, ascending; of those that were
     *     final at the end
     */
    public record Outcome(int sent, List<Long> latencies) {

        public Outcome {
            latencies = List.copyOf(latencies);
        }

        /** µs within which so many per cent of all records were final; the longest time there is if they were not. */
        public long within(int perCent) {
            int place = (int) Math.ceilDiv((long) sent * perCent, 100) - 1;
            return place < latencies.size() ? latencies.get(place) : Long.MAX_VALUE;
        }
    }

    /** Lets records come for so many seconds, and waits a while for the last ones. */
    public static Outcome run(int nodes, int perSecond, int seconds, Costs costs) {
        SteadyLoad load = new SteadyLoad(nodes, perSecond, seconds, costs);
        load.chain.start();
        load.send(0);
        long end = seconds * SECOND + GRACE;
        while (load.clock.now() < end && load.known.cardinality() < load.latencies.length && load.clock.advance()) {}
        return new Outcome(
                load.latencies.length,
                Arrays.stream(load.latencies)
                        .filter(latency -> latency < Long.MAX_VALUE)
                        .sorted()
                        .boxed()
                        .toList());
    }

    private long sentAt(int record) {
        return record * SECOND / perSecond;
    }

    private void send(int record) {
        if (record == latencies.length) {
            return;
        }
        int from = record % processors.size();
        pool.arrive(from, record, record + 1);
        chain.arrived(from);
        for (int to = 0; to < processors.size(); to++) {
            if (to != from) {
                post(record, from, to);
            }
        }
        clock.at(sentAt(record + 1), () -> send(record + 1));
    }

    private void post(int record, int from, int to) {
        network.send(from, to, (int) pool.lengthOf(1), () -> {
            long checked = processors.get(to).bookShared(clock.now(), costs.verifying(1));
            clock.at(checked, () -> {
                pool.arrive(to, record, record + 1);
                chain.arrived(to);
            });
        });
    }

    private void isFinal(Progress progress) {
        BitSet now = progress.taken();
        BitSet fresh = progress.taken();
        fresh.andNot(known);
        fresh.stream().forEach(record -> latencies[record] = clock.now() - sentAt(record));
        known = now;
    }
}
