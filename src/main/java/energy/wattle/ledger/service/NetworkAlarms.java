package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.NodeId;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of chains that wait for a quorum, and of nodes that must sign nothing. Source: Ledger, rules 3 and 22. */
final class NetworkAlarms implements AlarmSource {

    /** Some rounds may go by without anything being wrong. */
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Chains chains;
    private final NetworkBooks books;
    private final HeededManifests manifests;

    NetworkAlarms(Chains chains, NetworkBooks books, HeededManifests manifests) {
        this.chains = chains;
        this.books = books;
        this.manifests = manifests;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        Stream<MarketAlarm> networks =
                chains.all().stream().flatMap(chain -> books.of(chain).stream().flatMap(book -> of(chain, book)));
        return Stream.concat(networks, manifests.byChain().values().stream().flatMap(NetworkAlarms::of))
                .toList();
    }

    /** Source: rule 28. */
    private static Stream<MarketAlarm> of(Manifests chain) {
        Stream<MarketAlarm> stopped = chain.stopped().stream()
                .map(one -> alarm(Problem.of("ledger.alarm.cutoff", chain.chain(), one.recovered(), one.height())));
        Stream<MarketAlarm> unpinned = chain.unpinned().stream()
                .map(manifest -> alarm(Problem.of("ledger.alarm.unpinned", chain.chain(), manifest)));
        return Stream.concat(stopped, unpinned);
    }

    private static Stream<MarketAlarm> of(Chain chain, NetworkBook book) {
        NodeId name = chain.market().name();
        Stream<MarketAlarm> waits = book.waitingFor().compareTo(LONG) < 0
                ? Stream.empty()
                : Stream.of(alarm(Problem.of("ledger.alarm.waits", name, names(book.missing()))));
        Stream<MarketAlarm> observers = book.observers().keySet().stream()
                .sorted()
                .map(node -> alarm(Problem.of("ledger.alarm.observes", name, node)));
        return Stream.concat(waits, observers);
    }

    private static String names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::code).collect(Collectors.joining(", "));
    }

    private static MarketAlarm alarm(Problem problem) {
        return new MarketAlarm(Severity.BAD, problem, Optional.empty(), "operations/chains", Set.of(Reader.OPERATOR));
    }
}
