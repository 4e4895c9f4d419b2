package energy.wattle.ledger.core.election;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.Decision;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.NodeState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Elections, missed turns, verdicts, resting and administrators' orders of one chain. A chain with one validator and no
 * orders has nothing of them. Source: Ledger, rules 4 to 10 and 20 to 28.
 */
public final class ElectionContract implements Contract {

    private final CryptoSuite suite;
    private final Genesis genesis;
    private final MarketChain chain;
    private final EvidenceCases cases;

    public ElectionContract(CryptoSuite suite, Genesis genesis, MarketChain chain) {
        this.suite = suite;
        this.genesis = genesis;
        this.chain = chain;
        cases = new EvidenceCases(suite, genesis, chain);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.RTT_REPORT, RecordKind.READY, RecordKind.EVIDENCE, RecordKind.ADMIN);
    }

    @Override
    public List<Integer> tables() {
        return ElectionTables.ALL;
    }

    /** The first block after a recovery: those whom the manifest names vote. Source: Ledger, rule 28. */
    public Applied succeeded(StateView state, Succession succession) {
        Effects effects = effects(state);
        new Succeeding(effects, succession).run();
        return effects.applied();
    }

    /** The first block of an epoch: those whom the last one ranked are elected, now that its hash is known. */
    public Applied opened(StateView state, BlockPlace place) {
        Effects effects = effects(state);
        if (effects.state().ranking().isPresent()) {
            Term term = effects.state().term(place.previous());
            Election election = term.election();
            effects.put(ElectionTables.TERM, term.encode());
            effects.apply(ElectionTables.delete(ElectionTables.RANKING, ElectionTables.ONLY));
            effects.say(new ElectionFact.Elected(
                    place.epoch(),
                    election.delegates(),
                    election.candidates(),
                    election.answering().size()));
        }
        boolean isFirst = effects.state().rules().epochOf(place.height() - 1) != place.epoch();
        if (!isFirst && place.height() > 1 && !effects.state().resting().isEmpty()) {
            effects.apply(ElectionTables.put(
                    ElectionTables.ROOTS,
                    ElectionTables.place(place.height() - 1),
                    place.previousState().bytes()));
        }
        return effects.applied();
    }

    @Override
    public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        Bytes payload = record.record().payload();
        KeyId sender = record.record().sender();
        return switch (record.record().kind()) {
            case RTT_REPORT -> report(state, block, sender, RoundTripReport.decode(payload));
            case READY -> ready(state, sender, ReadyRecord.decode(payload));
            case EVIDENCE -> cases.outcome(state, block, payload);
            case ADMIN -> order(state, block, SignedOrder.decode(payload));
            default -> new Voided("NOT_SUPPORTED_YET");
        };
    }

    /** A main chain's order for this zone; its proof is right. */
    @Override
    public Applied copied(StateView state, BlockContext block, Decision decision) {
        Effects effects = effects(state);
        new Orders(effects, new Roll(effects)).take(AdminOrder.decode(decision.payload()), block.height(), suite);
        return effects.applied();
    }

    /**
     * After everything else of a block.
     *
     * @param parent the state below the block, which says whose turns were missed
     */
    public Applied concluded(StateView parent, StateView state, BlockPlace place) {
        Effects effects = effects(state);
        if (place.round() > 0) {
            new MissedTurns(effects).count(new ElectionState(suite, genesis, parent), place);
        }
        ElectionRules rules = effects.state().rules();
        if (rules.isLastOfEpoch(place.height()) && isElecting(effects.state())) {
            new EpochEnd(effects, place).run(!chain.isMain());
        }
        return effects.applied();
    }

    private static boolean isElecting(ElectionState state) {
        return state.validators().size() > 1
                || state.state().startingWith(ElectionTables.ORDERS, Bytes.EMPTY, 2).stream()
                        .anyMatch(entry -> !entry.key().equals(ElectionTables.ONLY));
    }

    /** Source: rule 5. */
    private Outcome report(StateView state, BlockContext block, KeyId sender, RoundTripReport report) {
        ElectionState election = new ElectionState(suite, genesis, state);
        List<NodeId> voters = ElectionState.ids(election.validators());
        Optional<NodeId> reporter = election.node(sender).map(Validator::id).filter(voters::contains);
        if (reporter.isEmpty()) {
            return new Voided("NO_VOTER");
        }
        if (report.epoch() != block.epoch() || !election.rules().isInWindow(block.height())) {
            return new Voided("OUTSIDE_WINDOW");
        }
        Bytes place = ElectionTables.place(reporter.get());
        if (state.get(ElectionTables.REPORTS, place).isPresent()) {
            return new Voided("REPORTED_ALREADY");
        }
        Set<NodeId> peers = new HashSet<>(voters);
        election.resting().forEach(node -> peers.add(node.id()));
        peers.remove(reporter.get());
        if (!report.peers().stream().allMatch(peer -> peers.contains(peer.node()))) {
            return new Voided("UNKNOWN_PEER");
        }
        return Applied.of(List.of(), List.of(ElectionTables.put(ElectionTables.REPORTS, place, report.encode())));
    }

    /** Source: rule 22. */
    private Outcome ready(StateView state, KeyId sender, ReadyRecord ready) {
        Optional<NodeId> node = new ElectionState(suite, genesis, state)
                .resting().stream()
                        .filter(one -> Roll.id(suite, one.publicKey()).equals(sender))
                        .map(Validator::id)
                        .findFirst();
        if (node.isEmpty()) {
            return new Voided("NOT_RESTING");
        }
        Optional<Bytes> root = state.get(ElectionTables.ROOTS, ElectionTables.place(ready.height()));
        if (!root.equals(Optional.of(ready.stateRoot().bytes()))) {
            return new Voided("UNKNOWN_STATE");
        }
        return Applied.of(
                List.of(),
                List.of(ElectionTables.put(ElectionTables.READY, ElectionTables.place(node.get()), ready.height())));
    }

    /** Source: rules 26 and 27. Administrators speak on the main chain; what is for a zone is copied down to it. */
    private Outcome order(StateView state, BlockContext block, SignedOrder signed) {
        if (!chain.isMain()) {
            return new Voided("MAIN_CHAIN_DECIDES");
        }
        if (!signed.isApproved(suite, genesis, chain.id())) {
            return new Voided("NOT_APPROVED");
        }
        AdminOrder order = AdminOrder.decode(signed.order());
        if (order.number() <= new ElectionState(suite, genesis, state).lastOrder()) {
            return new Voided("OLD_NUMBER");
        }
        boolean isForThis = order.chain().equals(chain.name());
        if (!isForThis && NodeState.zone(state, order.chain()).isEmpty()) {
            return new Voided("UNKNOWN_CHAIN");
        }
        Effects effects = effects(state);
        effects.apply(ElectionTables.put(ElectionTables.ORDERS, ElectionTables.ONLY, order.number()));
        if (order.action() instanceof AdminOrder.Recover recover) {
            if (!recover.zone().equals(order.chain())) {
                return new Voided("WRONG_CHAIN"); // the zone would never hear of it
            }
            Optional<String> refusal = new Recoveries(suite, effects).refusal(recover);
            if (refusal.isPresent()) {
                return new Voided(refusal.get());
            }
        }
        if (isForThis) {
            new Orders(effects, new Roll(effects)).take(order, block.height(), suite);
            return effects.applied();
        }
        Applied applied = effects.applied();
        Decision decision = new Decision(order.chain(), RecordKind.ADMIN, signed.order());
        return new Applied(applied.facts(), applied.changes(), List.of(decision));
    }

    private Effects effects(StateView state) {
        return new Effects(suite, genesis, state);
    }
}
