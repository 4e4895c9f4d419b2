package energy.wattle.laboratory.core.traditional;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.Contents;
import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.laboratory.core.network.Costs;
import energy.wattle.laboratory.core.network.Processor;
import energy.wattle.ledger.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** One node: the algorithm with a processor and a disk, and what it does besides if it is malicious. */
final class TraditionalNode {

    final int id;
    private final TraditionalChain chain;
    private final Processor processor;
    private final Map<Hash, Arrival> arrivals = new HashMap<>();
    private final Map<Integer, Ballot> waiting = new LinkedHashMap<>();
    private final Set<Ballot> checked = new HashSet<>();
    private final Map<Hash, SlotBlock> blocks = new HashMap<>();
    private final Set<Integer> twoFaced = new HashSet<>();
    /** Who sent the block that is being handled. */
    private int asked;

    private Optional<Ballot> cast = Optional.empty();
    private DposState state;

    /**
     * When a block was there.
     *
     * @param at µs
     * @param checked µs; 0 until then
     */
    record Arrival(long at, long checked) {}

    TraditionalNode(int id, TraditionalChain chain) {
        this.id = id;
        this.chain = chain;
        processor = new Processor(chain.terms().cores());
        state = new DposState(id, chain.genesis());
    }

    Branch head() {
        return state.head();
    }

    Arrival arrival(Hash block) {
        return arrivals.getOrDefault(block, new Arrival(0, 0));
    }

    void slotBegan(long slot) {
        if (slot > head().slot() && chain.slots().producer(head(), slot) == id) {
            handle(new Dpos.Event.SlotBegan(slot));
        }
        mayVote(slot);
    }

    void receive(int from, SlotBlock block) {
        arrivals.putIfAbsent(block.hash(), new Arrival(chain.now(), 0));
        long done = processor.book(chain.now(), costs().verifying(1));
        chain.at(done, () -> {
            asked = from;
            handle(new Dpos.Event.Received(block));
        });
    }

    void receive(Ballot ballot) {
        if (checked.add(ballot)) {
            waiting.put(ballot.voter(), ballot);
        }
    }

    void answer(int to, Hash block) {
        SlotBlock found = blocks.get(block);
        if (found != null && behaviour() != Behaviour.SILENCE) {
            chain.send(id, to, found);
        }
    }

    Processor processor() {
        return processor;
    }

    private void handle(Dpos.Event event) {
        Dpos.Step step = chain.dpos().step(state, event);
        state = step.state();
        twoFaced.addAll(state.twoFaced());
        step.actions().forEach(this::perform);
    }

    private void perform(Dpos.Action action) {
        switch (action) {
            case Dpos.Action.Build(long slot, Branch on) -> build(slot, on);
            case Dpos.Action.Broadcast(SlotBlock block) -> {
                keep(block);
                chain.spread(id, block, to -> true);
            }
            case Dpos.Action.Check(SlotBlock block) -> check(block);
            case Dpos.Action.Request(Hash block) -> chain.ask(id, asked, block);
            case Dpos.Action.Finalize(List<Branch> branches) -> branches.forEach(branch -> chain.decided(this, branch));
        }
    }

    private void build(long slot, Branch on) {
        Behaviour behaviour = behaviour();
        if (behaviour == Behaviour.SILENCE) {
            return;
        }
        Contents contents = chain.terms().contents();
        List<Ballot> ballots = ballots(on);
        long ballotBytes = ballots.stream().mapToLong(Ballot::length).sum();
        Load load = contents.isDue(id, on.progress())
                ? contents.load(id, on.progress(), chain.terms().blockBytes() - ballotBytes - SlotBlock.HEADER)
                : new Load(List.of(), 0, 0, on.progress());
        long work = costs().executing(load.records().size() + ballots.size())
                + costs().hashing(load.bytes() + ballotBytes)
                + costs().signing();
        chain.at(processor.book(chain.now(), work) + costs().storing(), () -> {
            boolean isRight = behaviour != Behaviour.WRONG_CONTENT;
            SlotBlock block = chain.block(on, slot, id, load, ballots, isRight);
            arrivals.put(block.hash(), new Arrival(chain.now(), chain.now()));
            if (!isRight) {
                chain.spread(id, block, to -> true);
            } else if (behaviour == Behaviour.EQUIVOCATION) {
                SlotBlock second = chain.block(on, slot, id, load, ballots, true);
                long sides = chain.terms().dice().next();
                keep(block);
                chain.spread(id, block, side(sides, 0));
                chain.spread(id, second, side(sides, 1));
            } else {
                handle(new Dpos.Event.Built(block));
            }
        });
    }

    private static IntPredicate side(long sides, int of) {
        return to -> ((sides >>> (to % Long.SIZE)) & 1) == of;
    }

    private void check(SlotBlock block) {
        long unknown = block.ballots().stream()
                .filter(ballot -> !checked.contains(ballot))
                .count();
        long signatures = chain.terms().contents().unchecked(id, block.load()) + unknown;
        long work = costs().verifying(signatures)
                + costs().executing(
                                block.load().records().size() + block.ballots().size())
                + costs().hashing(block.load().bytes() + block.ballotBytes());
        chain.at(processor.bookShared(chain.now(), work), () -> {
            arrivals.computeIfPresent(block.hash(), (hash, arrival) -> new Arrival(arrival.at(), chain.now()));
            keep(block);
            handle(new Dpos.Event.Checked(block, block.isRight()));
        });
    }

    /** What it can show to others. */
    private void keep(SlotBlock block) {
        blocks.put(block.hash(), block);
        block.ballots().forEach(ballot -> {
            checked.add(ballot);
            waiting.remove(ballot.voter(), ballot);
        });
    }

    private List<Ballot> ballots(Branch on) {
        List<Ballot> chosen = new ArrayList<>();
        long bytes = 0;
        for (Ballot ballot : waiting.values()) {
            bytes += ballot.length();
            if (bytes > chain.terms().blockBytes() / 2) {
                break;
            }
            if (!ballot.equals(on.ballots().get(ballot.voter()))) {
                chosen.add(ballot);
            }
        }
        return chosen;
    }

    /**
     * Once per epoch, each voter at a slot of its own before the votes are counted; the same vote again needs no
     * record.
     */
    private void mayVote(long slot) {
        int length = chain.traditional().epochSlots();
        long begins = length * 3L / 10;
        long own = begins + id % Math.max(1, length * 4L / 10);
        if (slot % length != own || chain.isIdle(id)) {
            return;
        }
        Set<Integer> failing = new HashSet<>(head().failing());
        failing.addAll(twoFaced);
        Ballot ballot = behaviour().isMalicious()
                ? chain.canvass().colluding(id, chain.malicious())
                : chain.canvass().honest(id, failing);
        if (!cast.equals(Optional.of(ballot)) && !ballot.equals(head().ballots().get(id))) {
            cast = Optional.of(ballot);
            receive(ballot);
            chain.spread(id, ballot);
        }
    }

    private Behaviour behaviour() {
        return chain.terms().behaviour(id);
    }

    private Costs costs() {
        return chain.terms().costs();
    }
}
