package energy.wattle.sample.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.RecordTrail;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.Members;
import energy.wattle.membership.Zone;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.trading.Market;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** What is told of the sample's market to those who watch the instance. */
@OnSampleMarket
class ObservedMarketTests {

    private static final int HOURS = 26;

    /** The trail of records up to then. */
    private static List<ILoggingEvent> told = List.of();

    private final MockMvcTester http;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Members members;

    @Autowired
    private Market market;

    @Autowired
    ObservedMarketTests(WebApplicationContext context) {
        http = MockMvcTester.from(
                context, builder -> builder.apply(springSecurity()).build());
    }

    /** The first session that is cleared is the day-ahead one, at noon. */
    @BeforeEach
    void untilASessionHasBeenCleared() {
        if (told.isEmpty()) {
            told = trail(lines -> {
                for (int hour = 0; hour < HOURS && lines.stream().noneMatch(ObservedMarketTests::isClearing); hour++) {
                    MarketDrive.until(context, clock.instant().plus(Duration.ofHours(1)));
                }
            });
        }
    }

    @Test
    void metersCountWhatStandsInTheChains() throws Exception {
        Zone zone = members.zones().getFirst();
        long trades = market.trades(
                        zone.id(),
                        clock.instant().minus(Duration.ofDays(30)),
                        clock.instant().plus(Duration.ofDays(3)))
                .size();

        String meters = body(meters());

        String label = "{zone=\"%s\"}".formatted(zone.id().code());
        assertThat(value(meters, "wattle_market_trades_total" + label))
                .isEqualTo((double) trades)
                .isPositive();
        assertThat(value(meters, "wattle_market_declarations_total" + label)).isPositive();
        assertThat(value(meters, "wattle_market_open_sessions" + label)).isPositive();
        String chain = "{chain=\"%s\"}".formatted(zone.id().code());
        assertThat(value(meters, "wattle_ledger_height" + chain)).isPositive();
        assertThat(value(meters, "wattle_ledger_finality_delay_seconds_count" + chain))
                .isPositive();
        assertThat(value(meters, "wattle_market_time_seconds"))
                .isEqualTo((double) clock.instant().getEpochSecond());
        assertThat(meters)
                .contains(
                        "wattle_market_clearings_total{session=\"day_ahead\",zone=\"",
                        "wattle_market_settled_intervals_total" + label,
                        "wattle_market_clock_lag_seconds 0.0",
                        "wattle_ledger_finality_delay_seconds_bucket{chain=\"",
                        "hikaricp_connections_active{");
    }

    @Test
    void healthTellsItsDetailsToOperatorsOnly() {
        assertThat(http.get().uri("/actuator/health/readiness"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"status\": \"UP\"}")
                .doesNotHavePath("$.components");
        assertThat(http.get().uri("/actuator/health/readiness").with(httpBasic("operator", "wattle-operator")))
                .hasStatusOk()
                .bodyJson()
                .hasPath("$.components.db")
                .hasPath("$.components.chains");
        assertThat(http.get().uri("/actuator/health/readiness").with(httpBasic("regulator", "wattle-regulator")))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("$.components");
        assertThat(http.get().uri("/actuator/health/liveness")).hasStatusOk();
    }

    @Test
    void theTrailFollowsADeclarationByItsRecordFromTheDeskToTheClearing() {
        Map<String, List<String>> steps = told.stream()
                .collect(Collectors.groupingBy(
                        event -> String.valueOf(event.getMDCPropertyMap().get(RecordTrail.RECORD)),
                        Collectors.mapping(ILoggingEvent::getFormattedMessage, Collectors.toList())));
        assertThat(steps.values())
                .anySatisfy(way -> assertThat(String.join("\n", way))
                        .matches("stored\ntaken for \\S+\nfinal in block \\d+\n"
                                + "cleared in block \\d+: \\d+ orders counted.*"));
        assertThat(steps.keySet()).allMatch(record -> record.matches("[0-9a-f]{64}"));
        List<String> names = members.zones().stream()
                .flatMap(zone -> members.participants(zone.id()).stream())
                .map(participant -> participant.id().code())
                .toList();
        assertThat(told)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(line -> assertThat(line.split("[ ,:]")).doesNotContainAnyElementsOf(names));
    }

    @Test
    void aStructuredLineCarriesTheRecord() {
        ILoggingEvent event = told.getFirst();
        Logger logger = (Logger) LoggerFactory.getLogger(RecordTrail.LOGGER);
        logger.getLoggerContext().putObject(Environment.class.getName(), context.getEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(logger.getLoggerContext());
        encoder.setFormat("ecs");
        encoder.start();

        String line = new String(encoder.encode(event), StandardCharsets.UTF_8);

        assertThat(line)
                .contains(
                        "\"%s\":\"%s\""
                                .formatted(
                                        RecordTrail.RECORD,
                                        event.getMDCPropertyMap().get(RecordTrail.RECORD)),
                        "\"%s\":\"%s\""
                                .formatted(
                                        RecordTrail.CHAIN,
                                        event.getMDCPropertyMap().get(RecordTrail.CHAIN)));
    }

    /** What is told while something is done. */
    private static List<ILoggingEvent> trail(Consumer<List<ILoggingEvent>> what) {
        Logger logger = (Logger) LoggerFactory.getLogger(RecordTrail.LOGGER);
        ListAppender<ILoggingEvent> lines = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.prepareForDeferredProcessing(); // keeps what belongs to the thread by now
                super.append(event);
            }
        };
        lines.start();
        Level before = logger.getLevel();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(lines);
        try {
            what.accept(lines.list);
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
        return List.copyOf(lines.list);
    }

    private static boolean isClearing(ILoggingEvent event) {
        return event.getMessage().startsWith("cleared in");
    }

    private MvcTestResult meters() {
        MvcTestResult answer = http.get()
                .uri("/actuator/prometheus")
                .with(httpBasic("operator", "wattle-operator"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private static double value(String meters, String series) {
        return meters.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series + " in\n" + meters));
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
