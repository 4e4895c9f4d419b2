package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.core.Signing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a node knows while it decides one height. Nobody outside this package can change it, and {@link Consensus#step}
 * works on a copy of its own, so that a state, once handed out, stays as it is.
 */
public final class ConsensusState {

    /** Rounds that are remembered: so many behind the current one, and so many ahead of it. */
    static final int ROUNDS_BEHIND = 8;

    static final int ROUNDS_AHEAD = 2;

    /** A message that this node has signed, by round and type: rule 3. */
    record Slot(int round, Signing.Type type) {}

    /** A body of this height. */
    record Body(Block block, boolean isDurable, boolean isAsked, Optional<Verdict> verdict) {}

    final HeightTerms terms;
    OptionalInt self;
    long now;
    boolean isDue;
    int round;
    int timedOut = -1;
    int accusedRound = -1;
    OptionalLong deadline = OptionalLong.empty();
    OptionalInt building = OptionalInt.empty();
    boolean isOpeningDurable = true;
    Optional<QuorumCertificate> highest = Optional.empty();
    Optional<TimeoutCertificate> opening = Optional.empty();
    Optional<Certificate> certificate = Optional.empty();
    Optional<Hash> requested = Optional.empty();
    boolean isDecided;
    long nextToken = 1;
    // Copies share these, so none of them is changed once it stands here: another one takes its place.
    NavigableMap<Integer, RoundBook> books = new TreeMap<>();
    private Map<Slot, Message> signed = Map.of();
    private Map<Hash, Body> bodies = Map.of();
    private NavigableMap<Long, Message> unsent = new TreeMap<>();

    ConsensusState(HeightTerms terms, OptionalInt self, long now) {
        this.terms = terms;
        this.self = self;
        this.now = now;
    }

    private ConsensusState(ConsensusState other) {
        terms = other.terms;
        self = other.self;
        now = other.now;
        isDue = other.isDue;
        round = other.round;
        timedOut = other.timedOut;
        accusedRound = other.accusedRound;
        deadline = other.deadline;
        building = other.building;
        isOpeningDurable = other.isOpeningDurable;
        highest = other.highest;
        opening = other.opening;
        certificate = other.certificate;
        requested = other.requested;
        isDecided = other.isDecided;
        nextToken = other.nextToken;
        books = other.books;
        signed = other.signed;
        bodies = other.bodies;
        unsent = other.unsent;
    }

    ConsensusState copy() {
        return new ConsensusState(this);
    }

    public HeightTerms terms() {
        return terms;
    }

    public int round() {
        return round;
    }

    public boolean isDecided() {
        return isDecided;
    }

    public boolean isObserver() {
        return self.isEmpty();
    }

    /** The round of the highest QC, or {@link QcReport#NONE}. */
    public int highestQcRound() {
        return highest.map(QuorumCertificate::round).orElse(QcReport.NONE);
    }

    /** A body of this height, for a peer that asks for it. */
    public Optional<Block> body(Hash block) {
        return known(block).map(Body::block);
    }

    /** How many things are remembered, which is bounded whatever others send. */
    public int remembered() {
        return books.size() + bodies.size() + signed.size() + unsent.size();
    }

    RoundBook book(int of) {
        RoundBook book = books.get(of);
        return book == null ? RoundBook.of(terms.size()) : book;
    }

    void put(int of, RoundBook book) {
        books = new TreeMap<>(books);
        books.put(of, book);
    }

    boolean remembers(int of) {
        return of >= round - ROUNDS_BEHIND && of <= round + ROUNDS_AHEAD;
    }

    Optional<Message> signed(int of, Signing.Type type) {
        return Optional.ofNullable(signed.get(new Slot(of, type)));
    }

    Collection<Message> signed() {
        return signed.values();
    }

    void putSigned(Message message) {
        signed = new HashMap<>(signed);
        signed.put(new Slot(message.round(), message.type()), message);
    }

    Optional<Body> known(Hash block) {
        return Optional.ofNullable(bodies.get(block));
    }

    void put(Hash block, Body body) {
        bodies = new HashMap<>(bodies);
        bodies.put(block, body);
    }

    boolean isUnsent(Message message) {
        return unsent.containsValue(message);
    }

    void putUnsent(long token, Message message) {
        unsent = new TreeMap<>(unsent);
        unsent.put(token, message);
    }

    /** Everything that waited for this token, and for those before it. */
    List<Message> takeUnsent(long token) {
        List<Message> due = List.copyOf(unsent.headMap(token, true).values());
        unsent = new TreeMap<>(unsent.tailMap(token, false));
        return due;
    }

    /** Forgets rounds far behind: nothing is signed there any more, and bodies that nobody may still need. */
    void prune() {
        int oldest = round - ROUNDS_BEHIND;
        books = new TreeMap<>(books.tailMap(oldest, true));
        signed = new HashMap<>(signed);
        signed.keySet().removeIf(slot -> slot.round() < oldest && slot.round() < timedOut);
        bodies = new HashMap<>(bodies);
        bodies.keySet().removeIf(hash -> !isNeeded(hash));
    }

    private boolean isNeeded(Hash block) {
        return highest.filter(quorum -> quorum.block().equals(block)).isPresent()
                || certificate.filter(decided -> decided.block().equals(block)).isPresent()
                || requested.filter(block::equals).isPresent()
                || books.values().stream()
                        .flatMap(book -> book.proposal().stream())
                        .anyMatch(proposal -> proposal.envelope().block().equals(block));
    }
}
