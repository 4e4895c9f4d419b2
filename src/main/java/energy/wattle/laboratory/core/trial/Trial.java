package energy.wattle.laboratory.core.trial;

import energy.wattle.laboratory.core.chain.AnchorContents;
import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.Chain;
import energy.wattle.laboratory.core.chain.ChainTerms;
import energy.wattle.laboratory.core.chain.Contents;
import energy.wattle.laboratory.core.chain.Finality;
import energy.wattle.laboratory.core.chain.PooledContents;
import energy.wattle.laboratory.core.chain.Progress;
import energy.wattle.laboratory.core.chain.Roles;
import energy.wattle.laboratory.core.chain.RoundContents;
import energy.wattle.laboratory.core.improved.ImprovedChain;
import energy.wattle.laboratory.core.improved.ImprovedTerms;
import energy.wattle.laboratory.core.network.Clockwork;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.network.Network;
import energy.wattle.laboratory.core.network.NetworkTerms;
import energy.wattle.laboratory.core.network.Processor;
import energy.wattle.laboratory.core.traditional.TraditionalChain;
import energy.wattle.laboratory.core.traditional.TraditionalTerms;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.LaboratoryRules;
import energy.wattle.ledger.core.simulation.Dice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One run of a setting: its sub-chains, and the main chain whose blocks wait for their anchors. A function of setting
 * and costs; lives for one run.
 */
public final class Trial {

    private static final ChainId RECORDS_OF = new ChainId(new Hash(Bytes.of(new byte[Hash.LENGTH])));
    private static final long SECOND = 1_000_000;
    private static final long TURNING = 10 * SECOND;
    /** A run that takes longer than this for a round has come to a stand. */
    private static final long LONGEST_ROUND = 20 * SECOND;

    private static final long LONGEST_ANYWAY = 600 * SECOND;
    private static final int SIGNATURE_IN_PROOF = 70;
    private static final int ANCHOR_AROUND = 1_000;
    private static final int CHUNK = 50;
    private static final long HEARTBEAT_EVERY = 10 * SECOND;
    private static final int HEARTBEAT_LENGTH = 140;

    private final Setting setting;
    private final Costs costs;
    private final Clockwork clock = new Clockwork();
    private final Dice dice;
    private final List<Zone> zones = new ArrayList<>();
    private final Network mainNetwork;
    private final AnchorContents anchors;
    private final List<Processor> verifiers = new ArrayList<>();
    private final Chain main;
    private final Timeline timeline;

    private Trial(Setting setting, Costs costs, List<Integer> checkpoints) {
        this.setting = setting;
        this.costs = costs;
        dice = new Dice(setting.seed());
        timeline = new Timeline(setting, clock, checkpoints);
        int proof = setting.algorithm() == Algorithm.TRADITIONAL
                ? TraditionalTerms.proof(setting.nodes()) * 7
                : setting.nodes();
        anchors = new AnchorContents(
                RECORDS_OF, Setting.MAIN_NODES, setting.subChains(), ANCHOR_AROUND + proof * SIGNATURE_IN_PROOF);
        mainNetwork = new Network(clock, NetworkTerms.MAIN, Setting.MAIN_NODES, new Dice(dice.next()));
        for (int i = 0; i < setting.subChains(); i++) {
            zones.add(new Zone(i));
        }
        for (int i = 0; i < Setting.MAIN_NODES; i++) {
            verifiers.add(new Processor(NetworkTerms.MAIN.cores()));
        }
        main = chain(
                setting.subChains(),
                mainNetwork,
                anchors,
                new Roles(Collections.nCopies(Setting.MAIN_NODES, Behaviour.HONEST)),
                NetworkTerms.MAIN.cores(),
                (height, progress, witness, votes) -> timeline.anchored(progress.rounds(), this::measured));
    }

    /** A sub-chain with its network and contents. */
    private final class Zone {

        private final Network network;
        private final Contents contents;
        private final Roles roles;
        private final Chain chain;
        private boolean hasEnded;

        Zone(int number) {
            network = new Network(clock, setting.network(), setting.nodes(), new Dice(dice.next()));
            List<Behaviour> behaviours = Population.drawn(setting, new Dice(dice.next()));
            Population.place(setting, network, behaviours);
            int total = setting.nodes() * setting.transactions();
            contents = total > 0
                    ? new PooledContents(RECORDS_OF, Setting.PAYLOAD, setting.nodes(), total)
                    : new RoundContents(RECORDS_OF, Setting.PAYLOAD, Setting.RECORDS_PER_ROUND, setting.rounds());
            roles = new Roles(behaviours);
            chain = chain(
                    number,
                    network,
                    contents,
                    roles,
                    setting.network().cores(),
                    (height, progress, witness, signatures) -> isFinal(number, height, progress, witness, signatures));
        }

        private void isFinal(int number, long height, Progress progress, int witness, int signatures) {
            if (hasEnded) {
                return;
            }
            hasEnded = contents instanceof PooledContents pooled
                    ? progress.transactions() == pooled.total()
                    : progress.rounds() >= setting.rounds();
            if (timeline.decided(number, progress, height)) {
                anchor(number, witness, progress.rounds(), signatures, hasEnded);
            }
        }
    }

    /** Runs the setting to its last round. */
    public static Measured run(Setting setting, Costs costs) {
        return run(setting, costs, List.of(setting.rounds()), () -> false).getLast();
    }

    /**
     * Runs the setting and measures at several rounds on the way.
     *
     * @param checkpoints ascending; the last one is the setting's number of rounds
     * @param isCancelled asked now and then; the run then ends with what it has
     */
    public static List<Measured> run(
            Setting setting, Costs costs, List<Integer> checkpoints, BooleanSupplier isCancelled) {
        Trial trial = new Trial(setting, costs, checkpoints);
        trial.start();
        trial.advance(isCancelled);
        return trial.timeline.measured(trial::measured);
    }

    private void start() {
        zones.forEach(zone -> zone.chain.start());
        main.start();
        heartbeats();
        if (setting.transactions() > 0) {
            zones.forEach(this::sendTransactions);
        }
        if (setting.trouble() == Setting.Trouble.PARTITION) {
            int third = setting.nodes() / 3;
            clock.at(TURNING, () -> zones.forEach(zone -> zone.network.cut(node -> node < third)));
            clock.at(2 * TURNING, () -> zones.forEach(zone -> zone.network.cut(node -> false)));
        }
        turning()
                .ifPresent(behaviour -> clock.at(
                        TURNING, () -> zones.forEach(zone -> zone.roles.turn(zone.chain.delegate(), behaviour))));
    }

    private Optional<Behaviour> turning() {
        return switch (setting.trouble()) {
            case TURNS_WRONG -> Optional.of(Behaviour.WRONG_CONTENT);
            case TURNS_TWO_FACED -> Optional.of(Behaviour.EQUIVOCATION);
            case TURNS_SILENT -> Optional.of(Behaviour.SILENCE);
            case NONE, PARTITION, SLOW_REGION -> Optional.empty();
        };
    }

    private void advance(BooleanSupplier isCancelled) {
        long longest = LONGEST_ANYWAY + setting.rounds() * LONGEST_ROUND / 10;
        int steps = 0;
        while (!timeline.isOver() && clock.now() < longest && clock.advance()) {
            steps++;
            if (steps % 10_000 == 0 && isCancelled.getAsBoolean()) {
                return;
            }
        }
    }

    /** Every pair, both ways: counted, and too few to stand in anybody's way. */
    private void heartbeats() {
        zones.forEach(
                zone -> zone.network.count((long) setting.nodes() * (setting.nodes() - 1) * 2 * HEARTBEAT_LENGTH));
        clock.in(HEARTBEAT_EVERY, this::heartbeats);
    }

    /** Each node sends its own to all others, so many at a time; whoever gets them checks them once. */
    private void sendTransactions(Zone zone) {
        PooledContents pool = (PooledContents) zone.contents;
        List<Processor> processors = new ArrayList<>();
        for (int i = 0; i < setting.nodes(); i++) {
            processors.add(new Processor(setting.network().cores()));
        }
        for (int node = 0; node < setting.nodes(); node++) {
            int first = node * setting.transactions();
            for (int from = first; from < first + setting.transactions(); from += CHUNK) {
                int begin = from;
                int end = Math.min(from + CHUNK, first + setting.transactions());
                pool.arrive(node, begin, end);
                int length = (int) pool.lengthOf(end - begin);
                zone.network.spreadBulk(node, length, to -> {
                    long done = processors.get(to).bookShared(clock.now(), costs.verifying(end - begin));
                    clock.at(done, () -> {
                        pool.arrive(to, begin, end);
                        zone.chain.arrived(to);
                    });
                });
            }
            zone.chain.arrived(node);
        }
    }

    /** Rule 29: header, certificate and consistency proof go to every node of the main chain, which checks them. */
    private void anchor(int number, int witness, long rounds, int signatures, boolean isLast) {
        Network network = zones.get(number).network;
        for (int to = 0; to < Setting.MAIN_NODES; to++) {
            int receiver = to;
            long way = (long) network.latency(witness, witness) / 2 + mainNetwork.latency(to, to) / 2;
            network.count(anchors.payload());
            clock.in(way, () -> {
                long done = verifiers.get(receiver).bookShared(clock.now(), costs.verifying(signatures));
                clock.at(done, () -> {
                    anchors.arrive(receiver, number, rounds, isLast);
                    main.arrived(receiver);
                });
            });
        }
    }

    private Chain chain(int name, Network network, Contents contents, Roles roles, int cores, Finality finality) {
        ChainTerms terms = new ChainTerms(
                name,
                clock,
                network,
                costs,
                new Dice(dice.next()),
                contents,
                roles,
                cores,
                Setting.BLOCK_BYTES,
                finality);
        return switch (setting.algorithm()) {
            case IMPROVED -> new ImprovedChain(terms, ImprovedTerms.product(setting.firstTimeout(), setting.epoch()));
            case PAPER ->
                new ImprovedChain(
                        terms, ImprovedTerms.paper(LaboratoryRules.paper(), setting.firstTimeout(), setting.epoch()));
            case TRADITIONAL ->
                new TraditionalChain(
                        terms, new TraditionalTerms(setting.slot(), setting.epoch(), setting.stakes(), setting.idle()));
        };
    }

    private Measured measured(int round, boolean isComplete, Timeline.Reached reached) {
        Chain slowest = zones.get(reached.subChain()).chain;
        long bytes = mainNetwork.bytes();
        long missed = main.missed();
        long excluded = 0;
        long forks = main.forks();
        long recovery = 0;
        for (Zone zone : zones) {
            bytes += zone.network.bytes();
            missed += zone.chain.missed();
            excluded += zone.chain.evicted();
            forks += zone.chain.forks();
            recovery = Math.max(recovery, zone.chain.lastLost() - zone.chain.firstLost());
        }
        long now = clock.now();
        return new Measured(
                round,
                isComplete,
                now,
                reached.time(),
                slowest.spent(reached.height()),
                now - reached.time(),
                reached.transactions(),
                bytes,
                missed,
                excluded,
                forks,
                Math.max(0, recovery));
    }
}
