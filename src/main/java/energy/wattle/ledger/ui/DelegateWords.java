package energy.wattle.ledger.ui;

import energy.wattle.ledger.Delegates;
import energy.wattle.ledger.Delegates.Lineup;
import energy.wattle.ledger.Delegates.NodeLine;
import energy.wattle.ledger.Delegates.Seat;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.NodeNetworks;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of the delegates' page. */
record DelegateWords(ChainWords chains) {

    private static final int MICROS_DECIMALS = 3;

    String of(String key, Object... arguments) {
        return chains.of(key, arguments);
    }

    static String pathOf(MarketChain chain) {
        return "admin/delegates/" + encoded(chain.name());
    }

    static String pathOf(MarketChain chain, NodeId node) {
        return pathOf(chain) + "/" + encoded(node);
    }

    private static String encoded(NodeId name) {
        return URLEncoder.encode(name.code(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    String answer(Lineup lineup) {
        long out = lineup.count(Seat.EVICTED) + lineup.count(Seat.HELD);
        return of(
                "delegates.answer",
                voting(lineup),
                lineup.count(Seat.DELEGATE),
                lineup.count(Seat.CANDIDATE),
                out,
                lineup.count(Seat.RESTING));
    }

    long voting(Lineup lineup) {
        return lineup.nodes().stream().filter(NodeLine::isVoting).count();
    }

    String trips(Lineup lineup) {
        return lineup.measured()
                .map(measured -> of(
                        "delegates.trips.about",
                        measured.reporters(),
                        chains.formats().number(measured.epoch())))
                .orElseGet(() -> of(voting(lineup) < 2 ? "delegates.trips.alone" : "delegates.trips.none"));
    }

    String votes(Lineup lineup) {
        return lineup.recent().isEmpty() ? of("delegates.votes.none") : of("delegates.votes.about", Delegates.RECENT);
    }

    /** What the chain's nodes are at. */
    String now(NodeNetworks.Live live) {
        Optional<NodeNetworks.HeightHeard> open = live.heights().stream()
                .filter(height -> height.decidedIn().isEmpty())
                .findFirst();
        if (open.isEmpty() || live.waitsMillis() == 0) {
            return of("delegates.now.well");
        }
        String missing = live.missing().stream().map(NodeId::code).collect(Collectors.joining(", "));
        return of(
                "delegates.now.waits",
                chains.formats().number(open.get().height()),
                HeardTable.latestRound(open.get()),
                live.waitsMillis() / 1_000,
                missing.isEmpty() ? "–" : missing);
    }

    StatusBadge badge(Seat seat) {
        Tone tone = switch (seat) {
            case DELEGATE -> Tone.GOOD;
            case CANDIDATE -> Tone.WAITING;
            case VOTER, LEFT -> Tone.NEUTRAL;
            case RESTING -> Tone.WARNING;
            case HELD, EVICTED -> Tone.BAD;
        };
        return new StatusBadge(tone, of("delegates.seat." + seat.name().toLowerCase(Locale.ROOT)));
    }

    /** A time in ms, of µs. */
    String millis(long micros) {
        return chains.formats().amount(micros, MICROS_DECIMALS) + " ms";
    }

    String proposer(Optional<NodeId> proposer) {
        return proposer.map(NodeId::code).orElse("–");
    }
}
