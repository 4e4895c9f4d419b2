package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Duty;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Misbehaviour;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.EvidenceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** What nodes owe their chain beside votes: what they measured, that they are back, what convicts somebody. */
@Order(0)
final class ElectionDuty implements Duty {

    private final Chains chains;
    private final NetworkBooks books;
    private final NodeVoices voices;

    ElectionDuty(Chains chains, NetworkBooks books, NodeVoices voices) {
        this.chains = chains;
        this.books = books;
        this.voices = voices;
    }

    @Override
    public void perform(Instant now) {
        for (Chain chain : chains.all()) {
            books.of(chain).ifPresent(book -> {
                accuse(chain, book);
                report(chain, book);
                returnFromRest(chain, book);
            });
        }
    }

    /** What is to be sent comes with blocks, which call every duty. */
    @Override
    public Optional<Instant> next(Instant now) {
        return Optional.empty();
    }

    private void accuse(Chain chain, NetworkBook book) {
        List<NetworkBook.Accusation> heard = book.accusations();
        List<Draft> drafts = new ArrayList<>();
        for (NetworkBook.Accusation one : heard) {
            // An instance that only observes the chain leaves it to those who vote on it, who have heard the same.
            one.by()
                    .or(() -> voices.anybody(chain))
                    .map(by -> Draft.plain(chain.id(), RecordKind.EVIDENCE, by, payload(one)))
                    .ifPresent(drafts::add);
        }
        voices.submit(drafts);
        book.shown(heard);
    }

    private static Bytes payload(NetworkBook.Accusation accusation) {
        return new EvidenceRecord.Misconduct(EvidenceCodec.encode(accusation.evidence())).encode();
    }

    /** Source: rule 5. */
    private void report(Chain chain, NetworkBook book) {
        ElectionState elections = voices.elections(chain);
        long height = voices.height(chain) + 1;
        if (!elections.rules().isInWindow(height)) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Validator node : elections.validators().members()) {
            Optional<KeyName> key = key(chain, book, node);
            if (key.isPresent()
                    && !elections.hasReported(node.id())
                    && !voices.isWaiting(chain, RecordKind.RTT_REPORT, key.get())) {
                Bytes report = book.heartbeats()
                        .report(elections.rules().epochOf(height), node.id(), book.pinged())
                        .encode();
                drafts.add(Draft.plain(chain.id(), RecordKind.RTT_REPORT, key.get(), report));
            }
        }
        voices.submit(drafts);
    }

    /** Source: rule 22. The state root that is quoted is known to the next block of the same epoch only. */
    private void returnFromRest(Chain chain, NetworkBook book) {
        ElectionState elections = voices.elections(chain);
        long height = voices.height(chain);
        List<Validator> resting = elections.resting();
        if (resting.isEmpty()
                || height == 0
                || elections.rules().epochOf(height) != elections.rules().epochOf(height + 1)) {
            return;
        }
        List<Draft> drafts = new ArrayList<>();
        for (Validator node : resting) {
            Optional<KeyName> key = key(chain, book, node);
            if (key.isPresent()
                    && !elections.isReady(node.id())
                    && !voices.isWaiting(chain, RecordKind.READY, key.get())) {
                drafts.add(Draft.plain(
                        chain.id(),
                        RecordKind.READY,
                        key.get(),
                        voices.ready(chain).encode()));
            }
        }
        voices.submit(drafts);
    }

    /** A node's key here, unless the node keeps silent. */
    private Optional<KeyName> key(Chain chain, NetworkBook book, Validator node) {
        return book.misbehaviour(node.id()) == Misbehaviour.SILENCE ? Optional.empty() : voices.key(chain, node);
    }
}
