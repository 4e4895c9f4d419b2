package energy.wattle.ledger.core.simulation;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.consensus.Action;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Durable;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Timeout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One simulated node: the consensus core with a disk, a clock and a chain of its own. Drives it as production does. */
final class Node {

    private static final long ASK_AGAIN = 40;

    final int id;
    final int position;
    final World world;
    private final Consensus consensus;
    private final MessageCheck checker;
    private final Optional<Adversary> adversary;
    private final DecidedChain chain;
    private final Disk disk = new Disk();
    private final EarlyMessages early = new EarlyMessages();
    private ConsensusState state;
    private boolean isUp = true;
    private int life;
    private long timer = Long.MAX_VALUE;
    private long askedAt = Long.MIN_VALUE / 2;
    private long wallAhead;

    Node(int id, int position, World world, Consensus consensus, Optional<Adversary> adversary) {
        this.id = id;
        this.position = position;
        this.world = world;
        this.consensus = consensus;
        this.adversary = adversary;
        checker = world.checker();
        chain = new DecidedChain(world.founding());
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

    /** Everything that is not durable is gone; it starts again a while later. */
    void crash() {
        isUp = false;
        life++;
        early.clear();
        world.schedule(world.dice().between(20, world.isHealed() ? 100 : 1_500), this::restart);
    }

    void restart() {
        if (!isUp) {
            isUp = true;
            timer = Long.MAX_VALUE;
            disk.restart();
            state = begin();
            handle(new Event.Restarted(Optional.of(disk.entries())));
            later(world.dice().below(30), () -> handle(new Event.HeightDue()));
        }
    }

    void receive(int from, Parcel parcel) {
        if (!isUp) {
            return;
        }
        switch (parcel) {
            case Parcel.Signed signed -> hear(from, signed);
            case Parcel.AskBody(long height, Hash block) -> {
                Optional<Block> body = height == terms().height() ? state.body(block) : Optional.empty();
                body.ifPresent(found -> world.send(id, from, new Parcel.Answer(found, Optional.empty())));
            }
            case Parcel.AskHeight(long height) -> answer(height, from);
            case Parcel.Answer(Block block, Optional<Certificate> certificate) -> take(from, block, certificate);
        }
    }

    private void hear(int from, Parcel.Signed signed) {
        Message message = signed.message();
        long height = terms().height();
        if (message.height() != height) {
            if (message.height() == height + 1) {
                early.keep(world.size(), signed, from);
            }
            handle(new Event.OtherHeight(message.height(), message instanceof Timeout, from));
            return;
        }
        switch (signed.check(checker, terms())) {
            case GOOD -> {
                handle(new Event.MessageReceived(message));
                adversary.ifPresent(tricks -> tricks.heard(this, message));
            }
            case UNJUSTIFIED -> handle(new Event.UnjustifiedReceived((Proposal) message)); // nothing else can be
            case BAD -> {}
        }
    }

    /** Rule 30: peers are not trusted, each block needs its certificate. */
    private void take(int from, Block block, Optional<Certificate> certificate) {
        boolean holds =
                certificate.map(decided -> world.holds(terms(), block, decided)).orElse(true);
        if (holds && block.header().height() == terms().height()) {
            handle(new Event.BodyReceived(block, certificate));
            if (certificate.isPresent() && isUp) {
                world.send(id, from, new Parcel.AskHeight(terms().height() + 1));
            }
        }
    }

    void handle(Event event) {
        if (!isUp) {
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
            case Action.RequestHeight(long height, int peer) -> {
                if (world.now() >= askedAt + ASK_AGAIN) {
                    askedAt = world.now();
                    world.send(id, peer, new Parcel.AskHeight(height));
                }
            }
            case Action.AnswerHeight(long height, int peer) -> answer(height, peer);
            case Action.ReportEvidence(var evidence)
            when isHonest() -> world.watch().accused(id, terms(), evidence);
            case Action.AccuseSilence(int leader)
            when isHonest() -> world.watch().accusedOfSilence(leader);
            case Action.ReportEvidence lie -> {}
            case Action.AccuseSilence lie -> {}
            case Action.BecomeObserver(String reason) -> stops(reason);
        }
    }

    private void persist(long token, List<Durable> entries) {
        long height = terms().height();
        later(disk.delay(world), () -> {
            if (terms().height() != height) {
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
            world.watch().sent(id, message);
            world.sendAll(id, new Parcel.Signed(message));
        }
    }

    private void build(int round) {
        HeightTerms terms = terms();
        later(world.dice().below(5), () -> {
            if (terms().height() == terms.height()) {
                long time = Math.max(chain.time(), marketTime());
                handle(new Event.BlockBuilt(
                        round,
                        world.founding()
                                .block(
                                        terms,
                                        round,
                                        position,
                                        time,
                                        world.dice().next(),
                                        true)));
            }
        });
    }

    private void check(Block block) {
        HeightTerms terms = terms();
        later(world.dice().below(5), () -> {
            if (terms().height() == terms.height()) {
                handle(new Event.BlockChecked(
                        world.founding().hash(block),
                        world.founding().verdict(terms, block, chain.time(), marketTime())));
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
            world.chronicle().decided(world.now(), terms.height());
        }
        chain.add(new Founding.Decided(block, hash, certificate, terms.sizeLimit()));
        disk.clear();
        timer = Long.MAX_VALUE;
        state = begin();
        later(world.dice().below(20), () -> handle(new Event.HeightDue()));
        early.takeAll((from, parcel) -> later(0, () -> receive(from, parcel)));
    }

    private void answer(long height, int peer) {
        if (adversary.filter(tricks -> tricks.liesInSync(this, height, peer)).isPresent()) {
            return;
        }
        chain.at(height)
                .ifPresent(decided ->
                        world.send(id, peer, new Parcel.Answer(decided.block(), Optional.of(decided.certificate()))));
    }

    private ConsensusState begin() {
        HeightTerms terms = chain.next();
        world.chronicle().begun(world.now(), terms.height());
        return Consensus.begin(terms, OptionalInt.of(position), world.now());
    }

    /** Later in this life of the node. */
    private void later(long delay, Runnable what) {
        int now = life;
        world.schedule(delay, () -> {
            if (isUp && life == now) {
                what.run();
            }
        });
    }
}
