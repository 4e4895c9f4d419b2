package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.NodeState;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Signing;
import java.util.Optional;

/**
 * Hears evidence: each kind is checked by what it shows alone, whoever brings it. Source: Ledger, rules 20 to 24, 29.
 */
final class EvidenceCases {

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;

    EvidenceCases(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
    }

    Outcome outcome(StateView state, BlockContext block, Bytes payload) {
        Effects effects = new Effects(suite, genesis, state);
        Optional<String> objection = switch (EvidenceRecord.decode(payload)) {
            case EvidenceRecord.Misconduct misconduct ->
                new Misconducts(suite, chain, effects).objection(block, misconduct.content());
            case EvidenceRecord.TwoRecords records -> suspend(effects, block, records);
            case EvidenceRecord.Fork fork -> freeze(effects, block, fork);
        };
        return objection.<Outcome>map(Voided::new).orElseGet(effects::applied);
    }

    /** Contradicting records suspend their originator, not whoever packed them. Source: rule 24. */
    private Optional<String> suspend(Effects effects, BlockContext block, EvidenceRecord.TwoRecords records) {
        LedgerRecord one = records.one();
        LedgerRecord other = records.other();
        boolean isOfOneNumber =
                one.sender().equals(other.sender()) && one.sequence() == other.sequence() && isOfThisChain(one, other);
        if (!isOfOneNumber || RecordCodec.signedBytes(one).equals(RecordCodec.signedBytes(other))) {
            return Optional.of("NO_CONTRADICTION");
        }
        if (!suite.isSigningKey(records.senderKey())
                || !Signing.isSignedBy(suite, records.senderKey(), one)
                || !Signing.isSignedBy(suite, records.senderKey(), other)) {
            return Optional.of("BAD_SIGNATURE");
        }
        if (effects.state().isSuspended(one.sender())) {
            return Optional.of("ALREADY_SUSPENDED");
        }
        effects.apply(ElectionTables.put(ElectionTables.SUSPENDED, ElectionTables.place(one.sender()), block.height()));
        effects.say(new VerdictFact.Suspended(one.sender()));
        return Optional.empty();
    }

    private boolean isOfThisChain(LedgerRecord one, LedgerRecord other) {
        return one.chain().equals(chain.id()) && other.chain().equals(chain.id());
    }

    /** A split freezes the zone until it is recovered. Source: rule 29. */
    private Optional<String> freeze(Effects effects, BlockContext block, EvidenceRecord.Fork fork) {
        StateView state = effects.state().state();
        ChainId zone = fork.header().chain();
        if (ElectionState.isFrozen(state, zone)) {
            return Optional.of("ALREADY_FROZEN");
        }
        Optional<String> objection = new Forks(suite).objection(state, fork);
        if (objection.isPresent()) {
            return objection;
        }
        NodeId name = NodeState.zones(state).stream()
                .filter(registered -> registered.chain().equals(zone))
                .map(NodeState.RegisteredZone::name)
                .findFirst()
                .orElseThrow();
        effects.apply(ElectionTables.put(ElectionTables.FROZEN, zone.genesis().bytes(), block.height()));
        effects.say(new VerdictFact.Alarm(VerdictFact.Cause.ZONE_FROZEN, name));
        return Optional.empty();
    }
}
