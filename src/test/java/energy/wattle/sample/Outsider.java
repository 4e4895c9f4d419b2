package energy.wattle.sample;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.NodeId;
import energy.wattle.metering.MeterBook;
import energy.wattle.metering.MeterScope;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterToken;
import energy.wattle.metering.MeterTokens;
import energy.wattle.sample.core.RandomData;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * Declares for two participants and corrects their meters while the market plays, and notes down what was accepted,
 * after it was accepted. What is refused, because a gate was faster, is nobody's loss. A correction is sent as the REST
 * interface passes it on, under a request key; where a kill cut off the answer, it is sent again, as a meter would.
 */
final class Outsider {

    static final String BUYER = "Z1-L2";
    static final String SELLER = "Z1-S1";

    private static final long PAUSE_MILLIS = 40;
    private static final int LARGEST = 200;

    private final ApplicationContext market;
    private final Journal journal;
    private final Random random;
    private final Map<NodeId, Ledger.Head> heads = new HashMap<>();
    private final Map<String, Long> tokens = new HashMap<>();

    Outsider(ApplicationContext market, Journal journal, Random random) {
        this.market = market;
        this.journal = journal;
        this.random = random;
    }

    void start() throws IOException {
        sendUnansweredAgain();
        var _ = Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(this::act, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The one of an earlier life, or a new one. */
    private void takeToken(String participant) throws IOException {
        for (List<String> token : journal.lines(Journal.TOKEN)) {
            tokens.put(token.get(1), Long.parseLong(token.get(2)));
        }
        if (!tokens.containsKey(participant)) {
            MeterScope scope = new MeterScope.OfMeter(new ParticipantId(participant));
            MeterTokens.Issue issue =
                    market.getBean(MeterTokens.class).issue("outside", scope, Set.of(MeterToken.Use.READINGS));
            if (issue instanceof MeterTokens.Issue.Issued issued) {
                tokens.put(participant, issued.token().id());
                journal.note(
                        Journal.TOKEN, participant, Long.toString(issued.token().id()));
            }
        }
    }

    /** What was sent last, where no answer came. */
    void sendUnansweredAgain() throws IOException {
        for (String participant : List.of(BUYER, SELLER)) {
            takeToken(participant);
        }
        List<List<String>> sent = journal.lines(Journal.SENT);
        Set<String> answered =
                journal.lines(Journal.READ).stream().map(read -> read.get(5)).collect(Collectors.toSet());
        if (!sent.isEmpty() && !answered.contains(sent.getLast().get(1))) {
            List<String> last = sent.getLast();
            send(last.get(1), last.get(2), Instant.parse(last.get(3)), new WattHours(Long.parseLong(last.get(4))));
        }
    }

    private void act() {
        try {
            if (random.nextInt(3) == 0) {
                correct();
            } else {
                declare();
            }
            noteHeads(market.getBean(Ledger.class));
        } catch (IOException | RuntimeException e) {
            System.err.println("not accepted: " + e);
        }
    }

    /** The last blocks, where they are others than the last time. */
    private void noteHeads(Ledger ledger) throws IOException {
        for (MarketChain chain :
                Stream.concat(ledger.main().stream(), ledger.zones().stream()).toList()) {
            Ledger.Head head = ledger.head(chain.id());
            if (head.height() > 0 && !head.equals(heads.put(chain.name(), head))) {
                journal.note(
                        Journal.BLOCK,
                        chain.name().code(),
                        Long.toString(head.height()),
                        head.hash().toString(),
                        head.time().toString());
            }
        }
    }

    private void declare() throws IOException {
        List<Session> open = market.getBean(Market.class).open(RandomData.ZONE);
        if (open.isEmpty()) {
            return;
        }
        Session session = open.get(random.nextInt(open.size()));
        boolean sells = random.nextBoolean();
        Interval interval =
                session.intervals().get(random.nextInt(session.intervals().size()));
        List<DeclaredStep> steps = List.of(
                new DeclaredStep(new WattHours(1 + random.nextInt(LARGEST)), Price.of(sells ? "0.05" : "0.30")));
        DeclaredCurve curve = sells
                ? new DeclaredCurve.Sell(interval, Optional.of(EnergySource.RENEWABLE), steps)
                : new DeclaredCurve.Buy(interval, steps);
        ParticipantId participant = new ParticipantId(sells ? SELLER : BUYER);
        DeclarationReceipt receipt =
                market.getBean(Declarations.class).declare(new Declaration(participant, session.id(), List.of(curve)));
        if (receipt instanceof DeclarationReceipt.Taken taken) {
            journal.note(Journal.DECLARED, taken.record().toString());
        }
    }

    private void correct() throws IOException {
        ParticipantId participant = new ParticipantId(random.nextBoolean() ? SELLER : BUYER);
        Instant now = market.getBean(SampleControl.class).status().marketTime();
        List<Interval> standing = List.copyOf(market.getBean(MeterBook.class)
                .readings(participant, now.minus(Duration.ofHours(2)), now)
                .keySet());
        if (standing.isEmpty()) {
            return;
        }
        Interval interval = standing.get(random.nextInt(standing.size()));
        String key = Long.toHexString(random.nextLong());
        WattHours value = new WattHours(random.nextInt(LARGEST));
        journal.note(Journal.SENT, key, participant.code(), interval.start().toString(), Long.toString(value.value()));
        send(key, participant.code(), interval.start(), value);
    }

    private void send(String key, String participant, Instant start, WattHours value) throws IOException {
        String table = "interval_start,participant_id,net_export_kwh%n%s,%s,%s%n"
                .formatted(new Interval(start), participant, value);
        MeterTables.Outcome outcome = market.getBean(MeterTables.class)
                .readings(new MeterTables.Table(
                        "outside",
                        MeterTables.Format.CSV,
                        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
                        new MeterScope.OfMeter(new ParticipantId(participant)),
                        Optional.ofNullable(tokens.get(participant))
                                .map(token -> new MeterTables.RequestKey(token, key))));
        if (outcome instanceof MeterTables.Outcome.Taken taken
                && !taken.records().isEmpty()) {
            Hash record = taken.records().getFirst();
            journal.note(
                    Journal.READ, record.toString(), participant, start.toString(), Long.toString(value.value()), key);
        }
    }
}
