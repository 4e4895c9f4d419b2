package energy.wattle.ledger.core;

import energy.wattle.ledger.Anchor;
import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.LedgerFact;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.NodeState.RegisteredZone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ledger's own contract: epoch keys on every chain; zones, anchors and market steps on the main chain; decisions
 * copied down on sub-chains. Source: Ledger, Two tiers; Encryption; rule 29.
 */
final class NodeContract implements Contract {

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final ChainParameters parameters;
    private final CopyCheck copies;

    NodeContract(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
        parameters = ChainParameters.of(genesis);
        copies = new CopyCheck(suite, genesis, chain);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(
                RecordKind.NODE_ADMINISTRATION,
                RecordKind.EPOCH_KEY,
                RecordKind.ANCHOR,
                RecordKind.ABSENT,
                RecordKind.COPY,
                RecordKind.RECOVERY);
    }

    @Override
    public List<Integer> tables() {
        return List.of(
                NodeState.EPOCH_KEYS,
                NodeState.ZONES,
                NodeState.REGISTERED_SETS,
                NodeState.ANCHORED,
                NodeState.STEPS,
                NodeState.ABSENCES,
                NodeState.MAIN_CHAIN);
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Bytes payload = record.record().payload();
        return switch (record.record().kind()) {
            case EPOCH_KEY -> epochKey(state, block, NodeRecord.EpochKey.decode(payload));
            case NODE_ADMINISTRATION -> register(state, NodeRecord.RegisterZone.decode(payload));
            case ANCHOR -> anchor(state, ChainCodec.decodeAnchor(payload));
            case ABSENT -> absent(state, block, NodeRecord.Absent.decode(payload));
            case COPY -> copies.outcome(state, CopyRecord.decode(payload));
            case RECOVERY -> Applied.NOTHING; // it made the ground that this block stands on, before everything else
            default -> new Voided("NOT_SUPPORTED_YET");
        };
    }

    @Override
    public Applied conclude(StateView state, BlockContext block) {
        if (!chain.isMain()) {
            return Applied.NOTHING;
        }
        List<StateChange> changes = new ArrayList<>(MarketSteps.withoutAbsences(state));
        List<Fact> facts = new ArrayList<>();
        List<Long> steps = MarketSteps.completed(state, genesis);
        for (long step : steps) {
            facts.add(fact(new LedgerFact.StepCompleted(Instant.ofEpochMilli(step))));
        }
        if (!steps.isEmpty()) {
            changes.add(NodeState.number(NodeState.STEPS, NodeState.ONLY, steps.getLast() + MarketSteps.STEP));
        }
        return Applied.of(facts, changes);
    }

    /** Whether the wraps open is for the members to say, each of its own. */
    private Outcome epochKey(StateView state, BlockContext block, NodeRecord.EpochKey key) {
        if (key.epoch() != block.epoch()) {
            return new Voided("WRONG_EPOCH");
        }
        if (NodeState.epochKey(state, key.epoch()).isPresent()) {
            return new Voided("KEY_EXISTS");
        }
        Bytes anySecret = new Hpke(suite).deriveSecret(key.commitment().bytes());
        if (suite.keyAgreement().agree(anySecret, key.publicKey()).isEmpty()) {
            return new Voided("UNSOUND_KEY");
        }
        return Applied.of(
                List.of(),
                List.of(
                        NodeState.put(NodeState.EPOCH_KEYS, NodeState.epochPlace(key.epoch()), key.encode()),
                        NodeState.number(NodeState.EPOCH_KEYS, NodeState.ONLY, key.epoch() + 1)));
    }

    private Outcome register(StateView state, NodeRecord.RegisterZone registration) {
        Genesis zone = ChainCodec.decodeGenesis(registration.genesis());
        ChainId id = ChainHashes.chainId(suite, registration.genesis());
        if (!zone.suite().equals(suite.name()) || !zone.parent().equals(Optional.of(chain.id()))) {
            return new Voided("FOREIGN_GENESIS");
        }
        if (!Certificates.hasSoundKeys(suite, zone.validators())) {
            return new Voided("UNSOUND_KEY");
        }
        if (NodeState.zone(state, zone.name()).isPresent()) {
            return new Voided("ZONE_EXISTS");
        }
        return Applied.of(
                List.of(fact(new LedgerFact.ZoneRegistered(zone.name(), id))),
                List.of(
                        NodeState.put(
                                NodeState.ZONES,
                                NodeState.zonePlace(zone.name()),
                                new RegisteredZone(zone.name(), id).encode()),
                        NodeState.put(
                                NodeState.REGISTERED_SETS,
                                NodeState.setPlace(id, 0),
                                ChainCodec.encode(zone.validators()))));
    }

    private Outcome anchor(StateView state, Anchor anchor) {
        return new ZoneAnchors(suite, state).outcome(anchor);
    }

    private Outcome absent(StateView state, BlockContext block, NodeRecord.Absent absence) {
        if (NodeState.zone(state, absence.zone()).isEmpty()) {
            return new Voided("UNKNOWN_ZONE");
        }
        if (absence.step() != MarketSteps.next(state, genesis)) {
            return new Voided("NOT_THE_NEXT_STEP");
        }
        if (block.time() - absence.step() < parameters.absenceMillis()) {
            return new Voided("TOO_EARLY");
        }
        return Applied.of(
                List.of(),
                List.of(NodeState.number(NodeState.ABSENCES, NodeState.zonePlace(absence.zone()), absence.step())));
    }

    static Fact fact(LedgerFact fact) {
        return new Fact(fact.kind(), fact.encode(), false);
    }
}
