package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.consensus.Action;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Durable;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One simulated node: the consensus core with a disk, a clock and a chain of its own. Drives it as production does. */
final class Node {

    final int id;
    final int position;
    final World world;
    private final Consensus consensus;
    private final Optional<Adversary> adversary;
    private final DecidedChain chain;
    final Disk disk = new Disk();
    private final EarlyMessages early = new EarlyMessages();
    private final Citizen citizen;
    private final Reception reception;
    final Heeding heeding = new Heeding(this);
    private final Asking asking = new Asking(this);
    private ConsensusState state;
    private boolean isUp = true;
    private int life;
    private long timer = Long.MAX_VALUE;
    private long wallAhead;

    Node(int id, int position, World world, Consensus consensus, Optional<Adversary> adversary) {
        this.id = id;
        this.position = position;
        this.world = world;
        this.consensus = consensus;
        this.adversary = adversary;
        chain = new DecidedChain(world.founding());
        citizen = new Citizen(this, world);
        reception = new Reception(this, citizen, early, adversary);
        state = begin();
    }

    boolean isHonest() {
        return adversary.isEmpty();
    }

    boolean isUp() {
        return isUp;
    }

    long decided() {
        return chain.height();
    }

    ConsensusState state() {
        return state;
    }

    HeightTerms terms() {
        return state.terms();
    }

    long marketTime() {
        return Founding.GENESIS_TIME + world.now() + wallAhead;
    }

    void jumpClock(long by) {
        wallAhead = by;
    }

    void start() {
        later(world.dice().below(30), () -> handle(new Event.HeightDue()));
    }

    /** Everything that is not durable is gone. */
    void stop() {
        isUp = false;
        life++;
        early.clear();
    }

    /** It stops, and starts again a while later. */
    void crash() {
        stop();
        world.schedule(world.dice().between(20, world.isHealed() ? 100 : 1_500), this::restart);
    }

    void restart() {
        if (!isUp && !heeding.isGone()) {
            isUp = true;
            disk.restart();
            enter();
            handle(new Event.Restarted(Optional.of(disk.entries())));
            start();
        }
    }

    /** Begins a height, or begins it again. */
    void enter() {
        timer = Long.MAX_VALUE;
        state = begin();
    }

    DecidedChain chain() {
        return chain;
    }

    void receive(int from, Parcel parcel) {
        if (isUp) {
            reception.receive(from, parcel);
        }
    }

    void handle(Event event) {
        if (!isUp || heeding.isStopped()) {
            return;
        }
        world.chronicle().happens(world.now(), id, event);
        Consensus.Step step = consensus.step(state, world.now(), event);
        state = step.state();
        if (isHonest()) {
            world.watch().bounded(id, state);
            world.chronicle().reached(state);
        }
        for (Action action : step.actions()) {
            if (isUp) {
                perform(action);
            }
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Persist(long token, List<Durable> entries) -> persist(token, entries);
            case Action.Broadcast(Message message) -> broadcast(message);
            case Action.BuildBlock(int round, long limit) -> build(round);
            case Action.CheckBlock(Block block, long limit) -> check(block);
            case Action.SetTimer(long at) -> setTimer(at);
            case Action.FinalizeBlock(Block block, Certificate certificate) -> conclude(block, certificate);
            case Action.RequestBody(Hash block) -> world.sendAll(id, new Parcel.AskBody(terms().height(), block));
            case Action.RequestHeight(long height, int peer) -> asking.ask(height, peer);
            case Action.AnswerHeight(long height, int peer) -> answer(height, peer);
            case Action.ShowEnvelope(Envelope envelope, int validator) ->
                world.send(id, Founding.nodeAt(terms(), validator), new Parcel.Shown(envelope));
            case Action.ReportEvidence(var evidence) when isHonest() -> accuse(evidence);
            case Action.AccuseSilence(int leader)
            when isHonest() -> world.watch().accusedOfSilence(Founding.nodeAt(terms(), leader));
            case Action.ReportEvidence lie -> {}
            case Action.AccuseSilence lie -> {}
            case Action.BecomeObserver(String reason) -> stops(reason);
        }
    }

    private void accuse(Evidence evidence) {
        world.watch().accused(id, terms(), evidence);
        citizen.show(evidence);
    }

    private void persist(long token, List<Durable> entries) {
        HeightTerms terms = terms();
        later(disk.delay(world), () -> {
            if (!isAt(terms)) {
                return; // the signing state of a decided height is worth nothing any more
            }
            if (disk.write(world, this, entries)) {
                handle(new Event.Persisted(token));
            } else {
                crash();
            }
        });
    }

    private void stops(String reason) {
        Watch.demand(!isHonest(), "state roots equal at equal heights", () -> "node %d: %s".formatted(id, reason));
    }

    private void broadcast(Message message) {
        if (adversary.isPresent()) {
            adversary.get().sends(this, message);
        } else {
            world.watch().sent(id, terms().scope().epoch(), message);
            world.sendAll(id, new Parcel.Signed(message));
        }
    }

    private void build(int round) {
        HeightTerms terms = terms();
        later(world.dice().below(5), () -> {
            if (isAt(terms)) {
                List<LedgerRecord> records = citizen.submissions().forBlock();
                long time = Math.max(chain.time(), marketTime());
                long salt = world.dice().next();
                handle(new Event.BlockBuilt(
                        round, world.founding().block(terms, round, seat().orElseThrow(), time, salt, true, records)));
            }
        });
    }

    private void check(Block block) {
        HeightTerms terms = terms();
        later(world.dice().below(5), () -> {
            if (isAt(terms)) {
                Founding founding = world.founding();
                Hash hash = founding.hash(block);
                Verdict verdict = founding.verdict(terms, block, chain.time(), marketTime());
                boolean opens = world.opens(hash, position);
                handle(new Event.BlockChecked(
                        hash,
                        verdict instanceof Verdict.Right(boolean isTimely)
                                ? new Verdict.Right(isTimely && opens)
                                : verdict));
            }
        });
    }

    private void setTimer(long at) {
        timer = at;
        later(Math.max(0, at - world.now()), () -> {
            if (timer == at) {
                handle(new Event.Tick());
            }
        });
    }

    private void conclude(Block block, Certificate certificate) {
        HeightTerms terms = terms();
        Hash hash = world.founding().hash(block);
        if (isHonest()) {
            world.watch().decided(id, terms, hash, certificate);
        }
        chain.add(new Founding.Decided(block, hash, certificate, terms));
        citizen.submissions().decided(block);
        disk.clear();
        enter();
        if (isHonest()) {
            world.watch().governed(terms());
            world.chronicle()
                    .decided(
                            world.now(),
                            terms.height(),
                            world.founding().hasElected(hash),
                            terms().electorate().election().evicted());
        }
        later(world.dice().below(20), () -> handle(new Event.HeightDue()));
        early.takeAll((from, parcel) -> later(0, () -> receive(from, parcel)));
    }

    /** Rules 16 and 17. */
    void answer(long height, int peer) {
        if (adversary.filter(tricks -> tricks.liesInSync(this, height, peer)).isPresent()) {
            return;
        }
        chain.at(height)
                .ifPresent(decided ->
                        world.send(id, peer, new Parcel.Answer(decided.block(), Optional.of(decided.certificate()))));
    }

    private ConsensusState begin() {
        HeightTerms terms = chain.next(heeding.manifest());
        world.chronicle().begun(world.now(), terms.height());
        if (world.plan().isElecting()) {
            later(0, () -> citizen.begin(terms));
        }
        return Consensus.begin(terms, world.founding().seat(terms, position), world.now());
    }

    /** Where it stands among the running height's validators; nowhere once it was evicted. */
    OptionalInt seat() {
        return world.founding().seat(terms(), position);
    }

    /** Whether it still decides this height, in this epoch. */
    private boolean isAt(HeightTerms terms) {
        return terms().height() == terms.height() && terms().scope().equals(terms.scope());
    }

    /** Later in this life of the node. */
    void later(long delay, Runnable what) {
        int now = life;
        world.schedule(delay, () -> {
            if (isUp && life == now) {
                what.run();
            }
        });
    }
}
