package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.BlockExecution.demand;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SealedPayload;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.BlockExecution.Executed;
import energy.wattle.ledger.core.BlockExecution.ExecutedRecord;
import energy.wattle.ledger.core.BlockExecution.Outcome;
import energy.wattle.ledger.core.BlockExecution.Wrong;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One block on its way through the contracts. */
final class BlockRun {

    private static final Pattern REASON = Pattern.compile("[A-Z0-9_]{1,40}");

    /** Results that proofs and copies rely on: no other contract may write one. */
    private static final Set<String> LEDGERS_OWN = Set.of(Result.VOID, Result.DECISION, Result.ANCHORED);

    private final BlockExecution execution;
    private final StateView parent;
    private final Optional<Applied> succession;
    private final BlockPlace place;
    private final List<LedgerRecord> records;
    private final OverlayState state;
    private final BlockContext block;
    private final BlockKeys keys;
    private final List<Result> results = new ArrayList<>();
    private final List<Bytes> plaintexts = new ArrayList<>();
    private final List<ExecutedRecord> executed = new ArrayList<>();

    BlockRun(
            BlockExecution execution,
            StateView below,
            Optional<Ground.Succeeded> succeeded,
            BlockPlace place,
            List<LedgerRecord> records,
            EpochSecrets secrets) {
        this.execution = execution;
        parent = succeeded.map(Ground.Succeeded::state).orElse(below);
        succession = succeeded.map(Ground.Succeeded::effects);
        this.place = place;
        this.records = records;
        state = new OverlayState(below);
        block = new BlockContext(
                execution.chain,
                place.height(),
                place.time(),
                place.epoch(),
                new SessionUnsealing(execution.suite, execution.chain.id()));
        Sealing.ResultContext context = new Sealing.ResultContext(
                execution.chain.id(),
                place.height(),
                place.round(),
                place.time(),
                ChainHashes.recordsRoot(execution.suite, records));
        keys = new BlockKeys(execution.suite, context, parent, secrets);
    }

    Outcome outcome(Signatures signatures) {
        succession.ifPresent(effects -> take(execution.elections, Result.OF_THE_BLOCK, effects));
        take(execution.elections, Result.OF_THE_BLOCK, execution.elections.opened(state, place));
        for (Contract contract : execution.contracts) {
            take(contract, Result.OF_THE_BLOCK, contract.begin(state, block));
        }
        for (int index = 0; index < records.size(); index++) {
            Optional<RecordFault> fault = fault(records.get(index), signatures);
            if (fault.isPresent()) {
                return new Wrong(fault.get(), index);
            }
            execute(index, records.get(index));
        }
        for (Contract contract : execution.contracts) {
            take(contract, Result.OF_THE_BLOCK, contract.conclude(state, block));
        }
        take(execution.elections, Result.OF_THE_BLOCK, execution.elections.concluded(parent, state, place));
        return new Executed(results, plaintexts, state.changes(), executed, keys.epoch());
    }

    /** Without a key in force no contract could encrypt, so nothing but the first key may come. */
    private Optional<RecordFault> fault(LedgerRecord record, Signatures signatures) {
        boolean needsNoKey = record.kind() == RecordKind.EPOCH_KEY || record.kind() == RecordKind.RECOVERY;
        return keys.epoch().isEmpty() && !needsNoKey
                ? Optional.of(RecordFault.NO_EPOCH_KEY)
                : execution.admission.fault(state, place.height(), record, signatures);
    }

    private void execute(int index, LedgerRecord record) {
        state.apply(NodeState.number(NodeState.SEQUENCES, record.sender().hash().bytes(), record.sequence()));
        Optional<SealedPayload> sealed = Optional.empty();
        boolean isReadable = true;
        if (record.kind().isSealed()) {
            sealed = decoded(record.payload());
            isReadable = sealed.isPresent();
        }
        Optional<Bytes> plaintext = sealed.flatMap(payload -> keys.open(record, payload));
        RecordInBlock placed = new RecordInBlock(index, record, sealed, plaintext);
        Optional<Contract> owner = execution.owner(record.kind());
        Contract.Outcome outcome = !isReadable
                ? new Voided("MALFORMED")
                : owner.map(contract -> outcome(contract, placed)).orElseGet(() -> new Voided("NOT_SUPPORTED_YET"));
        Optional<String> reason = Optional.empty();
        switch (outcome) {
            case Voided(String code) -> {
                demand(REASON.matcher(code).matches(), "%s is no reason code".formatted(code));
                emit(index, new Fact(Result.VOID, Bytes.ofUtf8(code), false));
                reason = Optional.of(code);
            }
            case Applied applied -> {
                take(owner.orElseThrow(), index, applied);
                follow(placed);
            }
        }
        executed.add(new ExecutedRecord(ChainHashes.record(execution.suite, record), plaintext, reason));
    }

    /** A payload that is not what its kind's contract reads is the sender's fault, and must not stop the chain. */
    private Contract.Outcome outcome(Contract contract, RecordInBlock record) {
        boolean isProposersOwn = record.record().kind() == RecordKind.EPOCH_KEY
                || record.record().kind() == RecordKind.ABSENT;
        if (isProposersOwn && !record.record().sender().equals(place.proposer())) {
            return new Voided("NOT_THE_PROPOSER");
        }
        try {
            return contract.execute(state, block, record);
        } catch (MalformedException e) {
            return new Voided("MALFORMED");
        }
    }

    private void follow(RecordInBlock record) {
        for (Contract contract : execution.contracts) {
            if (contract.follows().contains(record.record().kind())) {
                take(contract, record.index(), contract.follow(state, block, record));
            }
        }
    }

    private void take(Contract contract, int cause, Applied applied) {
        Set<StateChange> places = new HashSet<>();
        for (StateChange change : applied.changes()) {
            demand(
                    contract.tables().contains(change.table()),
                    "table %d is not of %s".formatted(change.table(), contract.tables()));
            demand(
                    places.add(new StateChange(change.table(), change.key(), Optional.empty())),
                    "two changes for one place in table " + change.table());
        }
        state.apply(applied.changes());
        for (Fact fact : applied.facts()) {
            demand(
                    contract instanceof NodeContract || !LEDGERS_OWN.contains(fact.kind()),
                    "%s is the ledger's own kind of result".formatted(fact.kind()));
            emit(cause, fact);
        }
        for (Decision decision : applied.decisions()) {
            decide(contract, cause, decision);
        }
    }

    /** Down on the main chain, up on a sub-chain, where only the ledger's own contract has what was copied. */
    private void decide(Contract contract, int cause, Decision decision) {
        Bytes zone = NodeState.zonePlace(decision.zone());
        long number = NodeState.lastDecision(state, decision.zone()) + 1;
        state.apply(NodeState.number(NodeState.DECISIONS, zone, number));
        if (execution.chain.isMain()) {
            LedgerFact decided = new LedgerFact.Decided(number, decision);
            emit(cause, new Fact(decided.kind(), decided.encode(), false));
            return;
        }
        demand(contract instanceof NodeContract, "a decision on a sub-chain");
        Contract owner = execution
                .owner(decision.kind())
                .orElseThrow(() -> new IllegalStateException("no contract for " + decision.kind()));
        Applied applied = owner.copied(state, block, decision);
        demand(applied.decisions().isEmpty(), "a decision follows from a copied one");
        take(owner, cause, applied);
    }

    private void emit(int cause, Fact fact) {
        Result.Content content = fact.isEncrypted()
                ? new Result.Encrypted(keys.seal(results.size(), fact.kind(), fact.payload()))
                : new Result.Plain(fact.payload());
        results.add(new Result(cause, fact.kind(), content));
        plaintexts.add(fact.payload());
    }

    private static Optional<SealedPayload> decoded(Bytes payload) {
        try {
            return Optional.of(RecordCodec.decodeSealed(payload));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
