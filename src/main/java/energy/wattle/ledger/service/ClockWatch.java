package energy.wattle.ledger.service;

import energy.wattle.ledger.core.network.ClockComparison;
import energy.wattle.ledger.core.network.ClockComparison.Reading;
import energy.wattle.ledger.core.network.ClockComparison.Verdict;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the host's clock with those of the neighbours over the links. An instance whose clock is wrong says so, and
 * its nodes neither propose nor vote until it is right again: they follow, so nobody is harmed or convicted. Source:
 * decision 0086.
 */
final class ClockWatch {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);

    /** An answer that took longer says too little. */
    private static final long LONGEST_WAY = 2_000;

    /** Questions that an answer may still come to. */
    private static final int OPEN = 4;

    /** Comparisons without an answer, after which a neighbour has no say. */
    private static final int SILENT = 4;

    private final Chains chains;
    private final Neighbours neighbours;
    private final ClockSettings settings;
    private final InstantSource system;
    private final ClockComparison comparison;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Long> asked = new LinkedHashMap<>();
    private final Map<String, ClockReadings> readings = new TreeMap<>();
    private boolean wasWrong;

    ClockWatch(Chains chains, Neighbours neighbours, ClockSettings settings, InstantSource system) {
        this.chains = chains;
        this.neighbours = neighbours;
        this.settings = settings;
        this.system = system;
        comparison = new ClockComparison(settings.limit().toMillis());
    }

    /** Between two comparisons, milliseconds. */
    long every() {
        return settings.every().toMillis();
    }

    /** Asks all neighbours for the time. */
    void ask() {
        long nonce = random.nextLong(Long.MAX_VALUE); // a field of the wire holds no negative number
        synchronized (this) {
            asked.put(nonce, monotonic());
            if (asked.size() > OPEN) {
                asked.remove(asked.keySet().iterator().next());
            }
        }
        chains.main().ifPresent(main -> neighbours.tell(main.id(), new Parcel.AskTime(nonce)));
        tell();
    }

    /** A neighbour asks for the time. */
    void answer(String peer, Chain chain, Parcel.AskTime question) {
        neighbours.tell(peer, chain.id(), new Parcel.Time(question.nonce(), system.millis(), !isWrong()));
    }

    /** A neighbour has told the time. */
    synchronized void hear(String peer, Parcel.Time answer) {
        Long sent = asked.get(answer.nonce());
        long now = monotonic();
        if (sent != null && now - sent <= LONGEST_WAY) {
            readings.computeIfAbsent(peer, any -> new ClockReadings()).add(answer.millis(), answer.isSure(), sent, now);
        }
    }

    /** How the clocks compare now. */
    synchronized Verdict verdict() {
        long now = monotonic();
        long lead = system.millis() - now;
        long patience = settings.every().toMillis() * SILENT + LONGEST_WAY;
        readings.values().removeIf(one -> one.isStale(now, patience));
        List<Reading> all = readings.entrySet().stream()
                .flatMap(one -> reading(one.getKey(), one.getValue(), lead).stream())
                .toList();
        return comparison.of(all);
    }

    private Optional<Reading> reading(String peer, ClockReadings one, long lead) {
        return one.lead().map(theirs -> new Reading(peer, neighbours.isParent(peer), one.isSure(), lead - theirs));
    }

    /** Whether the nodes of this instance are to be silent, since its clock is wrong. */
    boolean isWrong() {
        return neighbours.exist() && verdict() instanceof ClockComparison.Wrong;
    }

    private void tell() {
        boolean isWrong = isWrong();
        if (isWrong != wasWrong) {
            wasWrong = isWrong;
            if (verdict() instanceof ClockComparison.Wrong wrong) {
                log.error(
                        "The clock of this host is {} ms ahead of its neighbours': its nodes neither propose nor vote until it is right",
                        wrong.aheadMillis());
            } else {
                log.info("The clock of this host is right again: its nodes take part");
            }
        }
    }

    private static long monotonic() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
