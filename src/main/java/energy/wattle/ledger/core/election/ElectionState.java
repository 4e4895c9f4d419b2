package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Election;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.core.ChainCodec;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Hashing;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what a chain's state says of who votes, leads, rests and is evicted; where it is silent, the genesis speaks.
 */
public record ElectionState(Hashing hashing, Genesis genesis, StateView state) {

    private static final int MOST = Limits.VALIDATORS * 4;

    public ElectionRules rules() {
        return ElectionRules.of(state, genesis);
    }

    /** V of the height above the state. Source: rule 2. */
    public ValidatorSet validators() {
        return state.get(ElectionTables.SETS, ElectionTables.ONLY)
                .map(ElectionTables::number)
                .flatMap(this::setFrom)
                .orElseGet(genesis::validators);
    }

    /** The epoch from which on the present set has been V. */
    long setSince() {
        return state.get(ElectionTables.SETS, ElectionTables.ONLY)
                .map(ElectionTables::number)
                .orElse(0L);
    }

    /** V of an epoch, as far back as evidence counts. */
    public Optional<ValidatorSet> validatorsOf(long epoch, long runningEpoch) {
        if (epoch == runningEpoch) {
            return Optional.of(validators());
        }
        return ended(epoch).map(past -> setFrom(past.setSince()).orElseGet(genesis::validators));
    }

    /** The sets that came after the genesis', by the epoch that each begins with; all of them are kept. */
    public SortedMap<Long, ValidatorSet> sets() {
        SortedMap<Long, ValidatorSet> sets = new TreeMap<>();
        for (StateView.Entry entry : state.startingWith(ElectionTables.SETS, Bytes.EMPTY, Integer.MAX_VALUE)) {
            if (!entry.key().equals(ElectionTables.ONLY)) {
                sets.put(ElectionTables.numberOf(entry.key()), ChainCodec.decodeValidators(entry.value()));
            }
        }
        return sets;
    }

    /** V of an epoch up to the running one and, once its last block is there, the next. */
    public ValidatorSet setOf(long epoch) {
        return sets().headMap(epoch + 1).values().stream()
                .reduce((earlier, later) -> later)
                .orElseGet(genesis::validators);
    }

    private Optional<ValidatorSet> setFrom(long epoch) {
        return state.get(ElectionTables.SETS, ElectionTables.place(epoch)).map(ChainCodec::decodeValidators);
    }

    /** An epoch that is over; nothing where evidence of it no longer counts. */
    Optional<EndedEpoch> ended(long epoch) {
        return state.get(ElectionTables.EPOCHS, ElectionTables.place(epoch)).map(EndedEpoch::decode);
    }

    /**
     * Who votes and leads at the height above the state.
     *
     * @param height that of the state, plus 1
     * @param previous hash of the block at the state's height: the seed, where an epoch has just ended
     */
    public Electorate electorate(long height, Hash previous) {
        return new Electorate(height, validators(), term(previous).election(), rules().openSlotPeriod());
    }

    /** The term that runs at the height above the state. */
    Term term(Hash previous) {
        Term standing = lastTerm();
        return ranking()
                .map(ranking -> Term.of(
                        ranking.elect(hashing, previous, standing.election().evicted()), standing.evicted()))
                .orElse(standing);
    }

    /** The term as it was left by the last block, before any election that follows from it. */
    Term lastTerm() {
        return state.get(ElectionTables.TERM, ElectionTables.ONLY)
                .map(Term::decode)
                .orElseGet(() -> Term.of(byId(genesis.validators()), List.of()));
    }

    /** Before the first election: by id. Source: rule 8. */
    Election byId(ValidatorSet voters) {
        List<NodeId> ids = ids(voters);
        int seats = ElectionRules.of(state, genesis).seats(ids.size());
        int candidates = Math.min(ids.size(), 2 * seats);
        return new Election(ids.subList(0, seats), ids.subList(seats, candidates), ids, List.of());
    }

    /** Those who are evicted and vote until the epoch's end, by id. */
    public List<NodeId> evicted() {
        return lastTerm().election().evicted();
    }

    Optional<Ranking> ranking() {
        return state.get(ElectionTables.RANKING, ElectionTables.ONLY).map(RankingCodec::decode);
    }

    /** The reports of the running epoch, by reporter. */
    public RoundTrips roundTrips() {
        SortedMap<NodeId, RoundTripReport> reports = new TreeMap<>();
        for (StateView.Entry entry : state.startingWith(ElectionTables.REPORTS, Bytes.EMPTY, MOST)) {
            reports.put(ElectionTables.node(entry.key()), RoundTripReport.decode(entry.value()));
        }
        return new RoundTrips(reports);
    }

    /** Whether a report of the node stands in the running epoch. Source: rule 5. */
    public boolean hasReported(NodeId node) {
        return state.get(ElectionTables.REPORTS, ElectionTables.place(node)).isPresent();
    }

    /** Whether a resting node has said in the running epoch that it is back. Source: rule 22. */
    public boolean isReady(NodeId node) {
        return state.get(ElectionTables.READY, ElectionTables.place(node)).isPresent();
    }

    /** All of whom the state knows more than that they vote, by id. */
    SortedMap<NodeId, Standing> standings() {
        SortedMap<NodeId, Standing> standings = new TreeMap<>();
        for (StateView.Entry entry : state.startingWith(ElectionTables.NODES, Bytes.EMPTY, Integer.MAX_VALUE)) {
            standings.put(ElectionTables.node(entry.key()), Standing.decode(entry.value()));
        }
        return standings;
    }

    Optional<Standing> known(NodeId node) {
        return state.get(ElectionTables.NODES, ElectionTables.place(node)).map(Standing::decode);
    }

    /** What is known of a node: a voter by its set, others by what they were. */
    Optional<Standing> standing(NodeId node) {
        return known(node)
                .or(() -> validators().members().stream()
                        .filter(member -> member.id().equals(node))
                        .findFirst()
                        .map(member -> Standing.voter(node, member.publicKey())));
    }

    /** Nodes that left V without blame, by id. Source: rule 22. */
    public List<Validator> resting() {
        return state.get(ElectionTables.RESTING, ElectionTables.ONLY).stream()
                .flatMap(names -> WireReader.read(
                        "resting nodes", names, Limits.VALIDATOR_SET_LENGTH, fields -> ElectionTables.nodes(fields, 1))
                        .stream())
                .map(node -> new Validator(node, known(node).orElseThrow().key()))
                .toList();
    }

    /** The voter or resting node with this key. */
    Optional<Validator> node(KeyId key) {
        return validators().members().stream()
                .filter(member -> ChainHashes.keyId(hashing, member.publicKey()).equals(key))
                .findFirst()
                .or(() -> resting().stream()
                        .filter(member ->
                                ChainHashes.keyId(hashing, member.publicKey()).equals(key))
                        .findFirst());
    }

    Brakes brakes() {
        return state.get(ElectionTables.BRAKES, ElectionTables.ONLY)
                .map(Brakes::decode)
                .orElseGet(() -> new Brakes(genesis.validators().faulty(), 0, List.of()));
    }

    /** Whether evidence has convicted a node that still votes. */
    public boolean isConvicted(NodeId node) {
        return lastTerm().evicted().contains(node) || brakes().held().contains(node);
    }

    /** Whether the node votes, or ever did. */
    public boolean isKnown(NodeId node) {
        return standing(node).isPresent();
    }

    /** Whether the node was evicted, or will be: only a review brings it back. */
    public boolean isEvicted(NodeId node) {
        return isConvicted(node) || known(node).map(Standing::role).equals(Optional.of(Standing.Role.EVICTED));
    }

    /** The number of the market's last order; 0 before the first. On the main chain only. */
    public long lastOrder() {
        return state.get(ElectionTables.ORDERS, ElectionTables.ONLY)
                .map(ElectionTables::number)
                .orElse(0L);
    }

    /** Whether the key's records count no longer. Source: rule 24. */
    public boolean isSuspended(KeyId key) {
        return state.get(ElectionTables.SUSPENDED, ElectionTables.place(key)).isPresent();
    }

    /** The key of a node as such, if it was or is one that the genesis does not name. */
    public Optional<NodeRight> right(KeyId key) {
        return state.get(ElectionTables.KEYS, ElectionTables.place(key))
                .map(NodeKey::decode)
                .map(found -> new NodeRight(found.key(), !found.isRetired()));
    }

    /** @param isHeld whether the key may still send what nodes send */
    public record NodeRight(Bytes key, boolean isHeld) {}

    /** Whether no node of the chain ever had the key. Source: rule 26. */
    public boolean isFresh(Bytes key) {
        return right(ChainHashes.keyId(hashing, key)).isEmpty()
                && genesis.validators().members().stream()
                        .noneMatch(founder -> founder.publicKey().equals(key));
    }

    /** Protocol version of a height. Source: rule 1. */
    public int version(long height) {
        return state.get(ElectionTables.VERSIONS, ElectionTables.ONLY)
                .map(Versions::decode)
                .flatMap(versions -> versions.at(height))
                .orElseGet(genesis::version);
    }

    /** Whether a zone's chain has split and waits to be recovered. Source: rule 29. */
    public static boolean isFrozen(StateView state, ChainId zone) {
        return state.get(ElectionTables.FROZEN, zone.genesis().bytes()).isPresent();
    }

    /** Where and with whom a zone goes on after its last recovery. Source: rule 28. */
    public static Optional<Recovery> recovery(StateView state, ChainId zone) {
        return state.get(ElectionTables.RECOVERIES, zone.genesis().bytes()).map(Recovery::decode);
    }

    static List<NodeId> ids(ValidatorSet set) {
        return set.members().stream().map(Validator::id).toList();
    }
}
