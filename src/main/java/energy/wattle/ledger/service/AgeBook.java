package energy.wattle.ledger.service;

import energy.wattle.ledger.AfterCommit;
import energy.wattle.ledger.ChainAge;
import energy.wattle.ledger.ChainAge.Hindrance;
import energy.wattle.ledger.ChainAges;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.Projection;
import energy.wattle.ledger.service.KnownAge.Apart;
import energy.wattle.ledger.service.KnownAge.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which other processes are linked, and what they have said of which chain: so much is known of how old the own copies
 * are.
 *
 * <p>A sub-chain comes from whoever is linked and follows it. The main chain comes from above, where there is an above:
 * a gateway that has no more of it than its edge cluster says nothing about what the cloud knows. So each process tells
 * those below as of when it knows the main chain itself.
 */
final class AgeBook implements ChainAges, Projection {

    /** Real time that a chain may need for a block. */
    private static final Duration PATIENT = Duration.ofSeconds(15);

    private final List<Chain> chains;
    private final Place place;
    private final NetworkBooks networks;
    private final MarketClock clock;
    private final Map<ChainId, KnownAge> known = new HashMap<>();
    private final Map<String, Set<ChainId>> linked = new HashMap<>();

    /**
     * Where this process stands among the others.
     *
     * @param isAlone whether there are none
     * @param parents whom it dials, the preferred first; nobody: it is the root
     * @param changed is called when a link has come or gone
     */
    record Place(boolean isAlone, List<String> parents, Runnable changed) {

        Place {
            parents = List.copyOf(parents);
        }
    }

    /** Of chains without a block. */
    AgeBook(Chains chains, Place place, NetworkBooks networks, MarketClock clock) {
        this.chains = chains.all();
        this.place = place;
        this.networks = networks;
        this.clock = clock;
        this.chains.forEach(chain ->
                begin(chain, new Head(0, Instant.ofEpochMilli(chain.genesis().time()))));
    }

    private void begin(Chain chain, Head head) {
        known.put(chain.id(), new KnownAge(head, preferred(), System.nanoTime()));
    }

    /** Goes on from where the database has the chains. */
    synchronized AgeBook from(NodeStores stores) {
        chains.forEach(chain -> stores.blocks()
                .last(chain.number())
                .ifPresent(last -> begin(chain, new Head(last.height(), Instant.ofEpochMilli(last.time())))));
        return this;
    }

    /** It keeps no rows. */
    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void project(FinalBlock block) {
        AfterCommit.run(() -> stored(block));
    }

    private synchronized void stored(FinalBlock block) {
        of(block.chain().id()).ifPresent(chain -> chain.stored(new Head(block.height(), block.time())));
    }

    /** A process is linked now, and follows these chains. */
    void linked(String peer, Set<ChainId> follows) {
        synchronized (this) {
            linked.put(peer, Set.copyOf(follows));
        }
        place.changed().run();
    }

    void unlinked(String peer) {
        synchronized (this) {
            List<Chain> had = chains.stream().filter(this::isSupplied).toList();
            linked.remove(peer);
            Apart now = new Apart(place.parents().isEmpty() ? peer : preferred(), clock.instant());
            had.stream()
                    .filter(chain -> !isSupplied(chain))
                    .forEach(chain -> of(chain.id()).ifPresent(age -> age.apart(now)));
        }
        place.changed().run();
    }

    /** A neighbour says where its copy stands. */
    synchronized void heard(String peer, Chain chain, Parcel.Tip tip) {
        if (supplies(peer, chain)) {
            Instant told = chain.isMain() && !place.parents().isEmpty() ? tip.asOf() : clock.instant();
            of(chain.id()).ifPresent(age -> age.heard(tip.height(), told, System.nanoTime()));
        }
    }

    /** What those below are told of the own copy's age; the root knows best. */
    synchronized Instant claim(Chain chain) {
        return place.parents().isEmpty()
                ? clock.instant()
                : of(chain.id()).map(KnownAge::asOf).orElse(Instant.EPOCH);
    }

    @Override
    public synchronized List<ChainAge> all() {
        Instant now = clock.instant();
        return chains.stream()
                .flatMap(chain -> of(chain.id()).map(age -> age(chain, age, now)).stream())
                .toList();
    }

    private ChainAge age(Chain chain, KnownAge age, Instant now) {
        Optional<Hindrance> hindrance = hindrance(chain, age, now);
        Instant asOf = hindrance
                .map(why -> why instanceof Hindrance.NoQuorum ? age.head().time() : age.asOf())
                .orElse(place.isAlone() ? now : age.asOf());
        Duration old = asOf.isBefore(now) ? Duration.between(asOf, now) : Duration.ZERO;
        return new ChainAge(chain.market(), age.head().height(), asOf, old, hindrance);
    }

    private Optional<Hindrance> hindrance(Chain chain, KnownAge age, Instant now) {
        if (!place.isAlone() && !isSupplied(chain)) {
            return Optional.of(
                    new Hindrance.NoLink(age.apart().peer(), age.apart().since()));
        }
        if (networks.of(chain)
                .filter(network -> network.waitingFor().compareTo(PATIENT) >= 0)
                .isPresent()) {
            return Optional.of(new Hindrance.NoQuorum(age.head().time()));
        }
        if (place.isAlone() || age.isFresh(now, System.nanoTime())) {
            return Optional.empty();
        }
        return Optional.of(
                age.missing() > 0 ? new Hindrance.CatchingUp(age.missing()) : new Hindrance.NoNews(age.asOf()));
    }

    /** Who should be linked; nobody in particular for the root, which waits for others to come. */
    private String preferred() {
        return place.parents().stream().findFirst().orElse("");
    }

    /** Whether this process dials it. */
    boolean isAbove(String peer) {
        return place.parents().contains(peer);
    }

    private boolean isSupplied(Chain chain) {
        return linked.keySet().stream().anyMatch(peer -> supplies(peer, chain));
    }

    private boolean supplies(String peer, Chain chain) {
        boolean isAbove = place.parents().isEmpty() || place.parents().contains(peer);
        return linked.getOrDefault(peer, Set.of()).contains(chain.id()) && (isAbove || !chain.isMain());
    }

    private Optional<KnownAge> of(ChainId chain) {
        return Optional.ofNullable(known.get(chain));
    }
}
