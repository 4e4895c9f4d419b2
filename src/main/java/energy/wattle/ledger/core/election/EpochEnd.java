package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact.Move;
import energy.wattle.ledger.ElectionFact.Moved;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.VerdictFact.Alarm;
import energy.wattle.ledger.VerdictFact.Cause;
import energy.wattle.ledger.core.BlockPlace;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.election.Standing.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An epoch's last block: administrators' changes, returns by id, evictions by evidence order, resting, each with n as
 * it then is; after that the ranking of those who vote in the next epoch. What reports say is measured against the V
 * that made them. Source: Ledger, rules 7 to 9, 22 and 23.
 */
final class EpochEnd {

    /** Below so many voters nobody is taken from V. */
    private static final int FEWEST = 4;

    private final Effects effects;
    private final BlockPlace place;
    private final Roll roll;
    private final ElectionRules rules;
    private final RoundTrips trips;
    private final ValidatorSet before;
    private final List<NodeId> reporters;
    private final SortedMap<NodeId, Bytes> voters = new TreeMap<>();
    private final Set<NodeId> renewed = new HashSet<>();

    EpochEnd(Effects effects, BlockPlace place) {
        this.effects = effects;
        this.place = place;
        roll = new Roll(effects);
        rules = effects.state().rules();
        trips = effects.state().roundTrips();
        before = effects.state().validators();
        reporters = ElectionState.ids(before);
        before.members().forEach(member -> voters.put(member.id(), member.publicKey()));
    }

    /** @param mayRest whether nodes of the chain may rest: on sub-chains only */
    void run(boolean mayRest) {
        new Orders(effects, roll).carryOut(this);
        returns();
        evictions();
        if (mayRest && trips.reporters() >= before.quorum()) {
            watch();
            rests();
        }
        close();
    }

    /** Whether V can do without one more, however few it has. */
    boolean maySpareOne() {
        return voters.size() > Math.min(FEWEST, before.size()) && voters.size() > 1;
    }

    boolean votes(NodeId node) {
        return voters.containsKey(node);
    }

    int size() {
        return voters.size();
    }

    void join(NodeId node, Bytes key, Standing standing, Move move) {
        voters.put(node, key);
        renewed.add(node);
        roll.enrol(node, key);
        roll.put(node, standing);
        effects.say(new Moved(node, move, place.epoch() + 1));
    }

    void leave(NodeId node, Role role, Move move) {
        voters.remove(node);
        Standing standing = effects.state().standing(node).orElseThrow();
        if (role == Role.RESTS) {
            roll.enrol(node, standing.key());
            roll.put(node, standing.with(role));
        } else {
            roll.retire(node, role);
        }
        effects.say(new Moved(node, move, place.epoch() + 1));
    }

    private void returns() {
        for (Validator node : effects.state().resting()) {
            boolean isReady = effects.state()
                    .state()
                    .get(ElectionTables.READY, ElectionTables.place(node.id()))
                    .isPresent();
            if (isReady && trips.reachableFor(node.id(), reporters) >= before.quorum() - 1) {
                Standing standing = effects.state().known(node.id()).orElseThrow();
                join(node.id(), node.publicKey(), standing.with(Role.VOTES), Move.RETURNED);
            }
        }
    }

    private void evictions() {
        for (NodeId node : effects.state().lastTerm().evicted()) {
            if (!votes(node) || renewed.contains(node)) {
                continue;
            }
            if (voters.size() > FEWEST) {
                leave(node, Role.EVICTED, Move.EVICTED);
            } else {
                effects.say(new Alarm(Cause.EVICTED_STILL_VOTES, node));
            }
        }
    }

    /** Counts for how long a majority has not reached a voter. */
    private void watch() {
        for (NodeId node : reporters) {
            Standing standing = effects.state().standing(node).orElseThrow();
            boolean isAway = 2 * trips.unreachableFor(node, reporters) > before.size();
            Standing now = isAway ? standing.away(place.time()) : standing.present();
            if (votes(node) && !now.equals(standing)) {
                roll.put(node, now);
            }
        }
    }

    private void rests() {
        if (effects.state().brakes().areFrozen()) {
            return;
        }
        Map<NodeId, Standing> away = new TreeMap<>();
        for (NodeId node : voters.keySet()) {
            effects.state()
                    .known(node)
                    .filter(standing -> standing.mayRest(place.time(), rules.restMillis()))
                    .ifPresent(standing -> away.put(node, standing));
        }
        long withstood =
                rules.withstood(voters.size() + effects.state().resting().size());
        away.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().awaySince()))
                .map(Map.Entry::getKey)
                .forEach(node -> {
                    int left = voters.size() - 1;
                    if (left >= FEWEST && (left - 1) / 3 >= withstood) {
                        leave(node, Role.RESTS, Move.RESTED);
                    }
                });
    }

    private void close() {
        Set<NodeId> gone = new HashSet<>(reporters);
        gone.removeAll(voters.keySet());
        gone.addAll(renewed);
        Term term = effects.state().lastTerm().left(gone);
        effects.put(ElectionTables.TERM, term.encode());
        long next = place.epoch() + 1;
        remember();
        ValidatorSet set = new ValidatorSet(voters.entrySet().stream()
                .map(entry -> new Validator(entry.getKey(), entry.getValue()))
                .toList());
        if (!set.equals(before)) {
            effects.apply(ElectionTables.put(ElectionTables.SETS, ElectionTables.place(next), ChainCodec.encode(set)));
            effects.apply(ElectionTables.put(ElectionTables.SETS, ElectionTables.ONLY, next));
        }
        if (trips.reporters() >= before.quorum() && set.size() > 1) {
            effects.put(ElectionTables.RANKING, RankingCodec.encode(ranking(set, term)));
        }
        effects.clear(ElectionTables.REPORTS);
        effects.clear(ElectionTables.READY);
        effects.clear(ElectionTables.ROOTS);
    }

    private Ranking ranking(ValidatorSet set, Term term) {
        List<NodeId> ids = ElectionState.ids(set);
        List<Ranking.Ranked> ranked = new ArrayList<>();
        for (NodeId node : ids) {
            if (!term.evicted().contains(node) && trips.isAnswering(node, ids, set.quorum())) {
                Standing standing = effects.state().standing(node).orElseGet(() -> Standing.voter(node, Bytes.EMPTY));
                long score = trips.score(node, ids, set.faulty(), standing.demotionsAt(place.epoch()));
                ranked.add(new Ranking.Ranked(node, score, standing.organisation()));
            }
        }
        return new Ranking(ranked, rules.seats(set.size()));
    }

    /** Keeps the time and V of this epoch, and forgets epochs of which evidence counts no longer. */
    private void remember() {
        EndedEpoch ended = new EndedEpoch(place.time(), effects.state().setSince());
        effects.apply(ElectionTables.put(ElectionTables.EPOCHS, ElectionTables.place(place.epoch()), ended.encode()));
        new Memory(effects).forget(place.epoch(), place.time(), rules.evidenceMillis());
    }
}
