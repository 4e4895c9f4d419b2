package energy.wattle.laboratory.core.improved;

import energy.wattle.laboratory.core.chain.Behaviour;
import energy.wattle.laboratory.core.chain.Load;
import energy.wattle.laboratory.core.network.Processor;
import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.consensus.Action;
import energy.wattle.ledger.core.consensus.Consensus;
import energy.wattle.ledger.core.consensus.ConsensusState;
import energy.wattle.ledger.core.consensus.Event;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.Proposal;
import energy.wattle.ledger.core.consensus.Signer;
import energy.wattle.ledger.core.consensus.Timeout;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * One node: the consensus core with a processor, a disk and a chain of its own. Drives the core as production does, and
 * charges what production would spend.
 */
final class ImprovedNode {

    final int id;
    private final ImprovedChain chain;
    private final Consensus consensus;
    private final Processor processor;
    private final Processor disk = new Processor(1);
    private final Misbehaviour misbehaviour;
    private final ElectionMail mail;
    private final NavigableMap<Long, Decided> decided = new TreeMap<>();
    private final EarlyLetters early = new EarlyLetters();
    private final MissingBlocks missing;
    private Tip tip;
    private ConsensusState state;
    private long timer = Long.MAX_VALUE;
    private long openedAt;
    private long heardAt;
    /** Of the state's terms: what most letters are judged by alone. */
    private long currentHeight;

    private record Decided(Block block, Certificate certificate) {}

    ImprovedNode(int id, ImprovedChain chain, Signer signer) {
        this.id = id;
        this.chain = chain;
        consensus = chain.consensus(signer);
        processor = new Processor(chain.terms().cores());
        misbehaviour = new Misbehaviour(chain, signer);
        mail = new ElectionMail(this, chain);
        missing = new MissingBlocks(this, chain);
        tip = chain.facts().genesis();
        state = begin(chain.facts().above(tip, Optional.empty()));
    }

    HeightTerms terms() {
        return state.terms();
    }

    Tip tip() {
        return tip;
    }

    Behaviour behaviour() {
        return chain.terms().behaviour(id);
    }

    /** Something may have come that makes the next height due. */
    void mayBeDue() {
        if (chain.terms().contents().isDue(id, tip.progress())) {
            handle(new Event.HeightDue());
        }
    }

    /** A record of elections came: its signature is checked before it waits for a block. */
    void receive(LedgerRecord record) {
        long done = processor.book(chain.now(), chain.terms().costs().verifying(1));
        chain.terms().clock().at(done, () -> mail.receive(record));
    }

    void receive(Letter letter) {
        Message message = letter.message();
        if (message.height() < currentHeight) {
            // As Consensus does with it: whoever is behind is answered, everything else is nothing.
            if (message instanceof Timeout) {
                handle(new Event.OtherHeight(message.height(), true, letter.from()));
            }
            return;
        }
        if (message.height() > currentHeight) {
            if (message.height() == currentHeight + 1) {
                early.keep(chain.terms().size(), letter);
            }
            missing.isBehind(letter.from());
            return;
        }
        long signatures = letter.signatures(terms());
        long work = chain.terms().costs().verifying(signatures);
        long done = signatures > 1 ? processor.bookShared(chain.now(), work) : processor.book(chain.now(), work);
        chain.terms().clock().at(done, id, letter.heard());
    }

    /** Its signatures are checked. */
    void hear(Letter letter) {
        if (letter.message().height() != currentHeight) {
            receive(letter);
            return;
        }
        missing.heard(letter.message(), letter.from());
        switch (letter.check(chain.checker(), terms())) {
            case GOOD -> handle(new Event.MessageReceived(letter.message()));
            case UNJUSTIFIED -> handle(new Event.UnjustifiedReceived((Proposal) letter.message()));
            case BAD -> {}
        }
    }

    void handle(Event event) {
        boolean isProposal = event instanceof Event.MessageReceived(Message message) && message instanceof Proposal;
        int round = state.round();
        Consensus.Step step = consensus.step(state, chain.now(), event);
        state = step.state();
        if (state.round() != round) {
            openedAt = chain.now();
        }
        if (isProposal) {
            heardAt = chain.now();
        }
        step.actions().forEach(this::perform);
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Persist(long token, var entries) -> persist(token);
            case Action.Broadcast(Message message) -> broadcast(message);
            case Action.BuildBlock(int round, long limit) -> build(round, limit);
            case Action.CheckBlock(Block block, long limit) -> check(block);
            case Action.SetTimer(long at) -> setTimer(at);
            case Action.FinalizeBlock(Block block, Certificate certificate) -> conclude(block, certificate);
            case Action.RequestBody(Hash block) -> missing.fetchBody(block);
            case Action.RequestHeight(long height, int peer) -> missing.fetchHeight(height, peer);
            case Action.AnswerHeight(long height, int peer) ->
                Optional.ofNullable(decided.get(height)).ifPresent(one -> chain.certify(this, one.certificate(), peer));
            case Action.ReportEvidence(var evidence) -> mail.accuse(evidence);
            case Action.ShowEnvelope shown -> {} // a few hundred bytes, and only where a leader shows two blocks
            case Action.AccuseSilence nobodysRule -> {}
            case Action.BecomeObserver silent -> {}
        }
    }

    private void persist(long token) {
        long height = terms().height();
        long signed = processor.book(chain.now(), chain.terms().costs().signing());
        chain.terms().clock().at(written(signed), () -> {
            if (terms().height() == height) {
                handle(new Event.Persisted(token));
            }
        });
    }

    private void broadcast(Message message) {
        if (message instanceof Proposal) {
            heardAt = chain.now();
        }
        misbehaviour.says(this, message);
    }

    private void build(int round, long limit) {
        HeightTerms height = terms();
        List<LedgerRecord> elections = mail.forBlock(limit / 2);
        long electionBytes = ElectionMail.length(elections);
        Load load = chain.terms().contents().load(id, tip.progress(), limit - electionBytes - Facts.HEADER);
        long records = (long) load.records().size() + elections.size();
        long work =
                chain.terms().costs().executing(records) + chain.terms().costs().hashing(load.bytes() + electionBytes);
        chain.terms().clock().at(processor.book(chain.now(), work), () -> {
            if (terms().height() == height.height()) {
                Block block = chain.facts().build(tip, height, place(round, true), load, elections);
                handle(new Event.BlockBuilt(round, block));
            }
        });
    }

    /** Where a block of this node stands. */
    Facts.Place place(int round, boolean isRight) {
        long time = Math.max(tip.time(), Facts.GENESIS_TIME + chain.now() / 1000);
        int position = terms().leader(round);
        return new Facts.Place(round, position, time, chain.terms().dice().next(), isRight);
    }

    private void check(Block block) {
        Hash hash = chain.facts().hash(block);
        long height = terms().height();
        Load load = chain.facts().load(hash);
        List<LedgerRecord> elections =
                block.records().stream().filter(Facts::isOfElections).toList();
        long signatures = chain.terms().contents().unchecked(id, load) + mail.unknown(elections);
        long work = chain.terms().costs().verifying(signatures)
                + chain.terms().costs().executing(block.records().size())
                + chain.terms().costs().hashing(load.bytes() + ElectionMail.length(elections));
        chain.terms().clock().at(processor.bookShared(chain.now(), work), () -> {
            if (terms().height() == height) {
                handle(new Event.BlockChecked(hash, chain.facts().verdict(tip, hash, block)));
            }
        });
    }

    private void setTimer(long at) {
        timer = at;
        chain.terms().clock().at(at, () -> {
            if (timer == at) {
                handle(new Event.Tick());
            }
        });
    }

    private void conclude(Block block, Certificate certificate) {
        Hash hash = chain.facts().hash(block);
        HeightTerms before = terms();
        tip = chain.facts().tip(hash);
        decided.put(before.height(), new Decided(block, certificate));
        timer = Long.MAX_VALUE;
        mail.included(block);
        missing.decided();
        chain.decided(this, tip, certificate, new ImprovedChain.Times(state.round(), openedAt, heardAt));
        state = begin(chain.facts().above(tip, Optional.of(chain.facts().parent(before, certificate))));
        mail.reportIfDue();
        long height = terms().height();
        chain.terms().clock().at(written(chain.now()), () -> {
            if (terms().height() == height) {
                mayBeDue();
            }
        });
        early.takeAll(this::receive);
    }

    private ConsensusState begin(HeightTerms next) {
        currentHeight = next.height();
        openedAt = chain.now();
        heardAt = chain.now();
        int position = chain.position(next.electorate().validators(), id);
        return Consensus.begin(next, position < 0 ? OptionalInt.empty() : OptionalInt.of(position), chain.now());
    }

    Optional<Block> body(long height, Hash block) {
        return height == terms().height() ? state.body(block) : Optional.empty();
    }

    /** A peer has decided the height: rule 17, without the block unless it is asked for. */
    void certified(int from, Certificate certificate) {
        body(certificate.height(), certificate.block())
                .ifPresentOrElse(
                        body -> take(from, body, Optional.of(certificate)),
                        () -> missing.fetchHeight(certificate.height(), from));
    }

    void answer(long height, int peer) {
        Optional.ofNullable(decided.get(height))
                .ifPresent(one -> chain.answer(this, peer, one.block(), Optional.of(one.certificate())));
    }

    /** Nobody is behind this height any more, so that nobody asks for what is below. */
    void forgetBelow(long height) {
        decided.headMap(height, false).clear();
    }

    /** Rule 30: each block needs its certificate. */
    void take(int from, Block block, Optional<Certificate> certificate) {
        if (block.header().height() != terms().height()) {
            return;
        }
        long signatures = certificate.map(each -> each.votes().size()).orElse(0);
        long done = processor.bookShared(chain.now(), chain.terms().costs().verifying(signatures));
        chain.terms().clock().at(done, () -> {
            if (block.header().height() == terms().height()
                    && certificate
                            .map(each -> chain.holds(terms(), block, each))
                            .orElse(true)) {
                handle(new Event.BodyReceived(block, certificate));
                if (certificate.isPresent()) {
                    chain.askHeight(this, terms().height(), from);
                }
            }
        });
    }

    private long written(long from) {
        return disk.book(from, chain.terms().costs().storing());
    }
}
