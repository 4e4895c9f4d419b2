package energy.wattle.ledger.service;

import energy.wattle.ledger.AlarmSource;
import energy.wattle.ledger.MarketAlarm;
import energy.wattle.ledger.MarketAlarm.Reader;
import energy.wattle.ledger.MarketAlarm.Severity;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.store.RepairStore;
import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of rows that are not what was decided, and for a week of those that were put right. */
final class ScrubAlarms implements AlarmSource {

    /** Of one chain. */
    static final int MOST = 20;

    private static final Duration TOLD = Duration.ofDays(7);

    private final ScrubBook book;
    private final ChainRepairs repairs;
    private final RepairStore repaired;
    private final Place place;

    /** Which chains there are, and real time. */
    record Place(Chains chains, InstantSource system) {}

    ScrubAlarms(ScrubBook book, ChainRepairs repairs, RepairStore repaired, Place place) {
        this.book = book;
        this.repairs = repairs;
        this.repaired = repaired;
        this.place = place;
    }

    @Override
    public List<MarketAlarm> alarms(Instant now) {
        Stream<MarketAlarm> open = book.open().entrySet().stream()
                .flatMap(chain -> chain.getValue().stream().limit(MOST).map(finding -> open(chain.getKey(), finding)));
        Stream<MarketAlarm> done = repaired.since(place.system().instant().minus(TOLD), MOST).stream()
                .map(this::done);
        return Stream.concat(open, done).toList();
    }

    private MarketAlarm open(Chain chain, AuditFinding finding) {
        return alarm(
                Severity.BAD,
                finding.height() == 0
                        ? state(chain.market().name(), finding.row())
                        : block(chain.market().name(), finding));
    }

    private Problem state(NodeId chain, String row) {
        return repairs.canAsk()
                ? Problem.of("ledger.alarm.scrub.state.asked", chain, row)
                : Problem.of("ledger.alarm.scrub.state.alone", chain, row);
    }

    private Problem block(NodeId chain, AuditFinding finding) {
        return repairs.canAsk()
                ? Problem.of("ledger.alarm.scrub.block.asked", chain, finding.row(), finding.height())
                : Problem.of("ledger.alarm.scrub.block.alone", chain, finding.row(), finding.height());
    }

    private MarketAlarm done(RepairStore.Repair repair) {
        String chain = place.chains().all().get(repair.chain()).market().name().code();
        Instant at = repair.at().truncatedTo(ChronoUnit.SECONDS);
        return alarm(
                Severity.WARNING,
                repair.height() == 0
                        ? Problem.of("ledger.alarm.scrub.repaired.state", chain, at, repair.number())
                        : repair.source().isEmpty()
                                ? Problem.of(
                                        "ledger.alarm.scrub.repaired.own", chain, repair.height(), at, repair.number())
                                : Problem.of(
                                        "ledger.alarm.scrub.repaired.neighbour",
                                        chain,
                                        repair.height(),
                                        at,
                                        repair.number(),
                                        repair.source()));
    }

    private static MarketAlarm alarm(Severity severity, Problem problem) {
        return new MarketAlarm(severity, problem, Optional.empty(), "operations/chains", Set.of(Reader.OPERATOR));
    }
}
