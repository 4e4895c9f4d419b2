package energy.wattle.trading.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.RecordFate;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.CancellationReason;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.HeldSession;
import energy.wattle.trading.LedgerPlace;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionState;
import energy.wattle.trading.Submission;
import energy.wattle.trading.VoidEntry;
import energy.wattle.trading.core.DeclarationCodec;
import energy.wattle.trading.store.MarketReads;
import energy.wattle.trading.store.SubmissionStore.Sent;
import energy.wattle.trading.store.VoidReads;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Follows what was sent to where it stands now. */
@Component
class DeclarationFates {

    private final Ledger ledger;
    private final MarketReads reads;
    private final VoidReads voids;
    private final PendingFates pending;

    DeclarationFates(Ledger ledger, MarketReads reads, VoidReads voids, PendingFates pending) {
        this.pending = pending;
        this.ledger = ledger;
        this.reads = reads;
        this.voids = voids;
    }

    OwnDeclaration of(Sent sent) {
        return new OwnDeclaration(
                sent.record(), sent.participant(), sent.session(), declaration(sent), sent.submitted(), fate(sent));
    }

    private static Optional<Declaration> declaration(Sent sent) {
        LedgerPlace nowhere = new LedgerPlace(new BlockPoint(0, sent.submitted()), 0);
        Submission submission = DeclarationCodec.decode(nowhere, sent.participant(), sent.session(), sent.content());
        return submission instanceof Submission.Declared(LedgerPlace place, Declaration declaration)
                ? Optional.of(declaration)
                : Optional.empty();
    }

    private DeclarationFate fate(Sent sent) {
        boolean isDecided = pending.isDecided(sent); // asked first: the chain may go on meanwhile
        return switch (ledger.fate(sent.record())) {
            case RecordFate.Pending waiting -> pending.pending(sent, isDecided);
            case RecordFate.Expired expired -> pending.expired(sent);
            case RecordFate.Unknown unknown -> pending.expired(sent);
            case RecordFate.Final(long height, int index, Optional<String> reason) ->
                reason.map(code -> voided(sent.session(), height, code))
                        .orElseGet(() -> inBlock(sent.session(), height, index));
        };
    }

    /** A session that is neither open nor cancelled has closed, at its gate. */
    private DeclarationFate voided(SessionId id, long height, String code) {
        boolean isCancelled = reads.session(id)
                .filter(held -> held.state() instanceof SessionState.Cancelled)
                .isPresent();
        boolean isLate = code.equals("GATE_CLOSED") || (code.equals("NOT_OPEN") && !isCancelled);
        return isLate ? new DeclarationFate.TooLate(Optional.of(height)) : new DeclarationFate.Rejected(height, code);
    }

    private DeclarationFate inBlock(SessionId id, long height, int index) {
        SessionState state = reads.session(id).map(HeldSession::state).orElseThrow();
        return switch (state) {
            case SessionState.Cancelled(BlockPoint since, CancellationReason reason) ->
                new DeclarationFate.SessionCancelled(height, reason);
            case SessionState.Cleared cleared -> cleared(id, height, index);
            case SessionState.Open open -> new DeclarationFate.InBlock(height);
            case SessionState.Closed closed -> new DeclarationFate.InBlock(height);
            case SessionState.Scheduled scheduled -> new DeclarationFate.InBlock(height);
        };
    }

    private DeclarationFate cleared(SessionId id, long height, int index) {
        List<VoidEntry> entries = voids.of(id.zone(), height, index);
        List<DeclarationFault> whole = entries.stream()
                .filter(entry -> entry.interval().isEmpty())
                .flatMap(entry -> entry.faults().stream())
                .toList();
        return whole.isEmpty()
                ? new DeclarationFate.Cleared(height, reads.orders(id.zone(), height, index), entries)
                : new DeclarationFate.NotCounted(height, whole);
    }
}
