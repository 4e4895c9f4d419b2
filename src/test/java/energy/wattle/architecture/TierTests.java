package energy.wattle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.architecture.TierGuide.Contents;
import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Oversight;
import energy.wattle.database.OnTestDatabase;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.laboratory.Laboratory;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.OwnMembership;
import energy.wattle.membership.ZoneDesk;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterTables;
import energy.wattle.settlement.ContractDesk;
import energy.wattle.settlement.OwnStatements;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnTrades;
import energy.wattle.trading.TradingCurves;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.context.WebApplicationContext;

/** Each tier, started by its profile, has what the guide's table says, and nothing else. */
class TierTests {

    private static final TierGuide GUIDE = TierGuide.read(TierGuide.ENGLISH);

    /** The contracts of modules that only some tiers have, and others that all of them have. */
    private static final List<Class<?>> FACADES = List.of(
            Assessment.class,
            ClearingWorkbench.class,
            ContractDesk.class,
            Declarations.class,
            Disclosure.class,
            Laboratory.class,
            MemberDesk.class,
            MeterDesk.class,
            MeterTables.class,
            Oversight.class,
            OwnDeclarations.class,
            OwnMembership.class,
            OwnStatements.class,
            OwnTrades.class,
            TradingCurves.class,
            ZoneDesk.class);

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @SpringBootTest(
            properties = {
                "wattle.market.name=our-market",
                "wattle.market.zones=north",
                "wattle.ledger.runs-market=false",
                "wattle.membership.administrator.username=ada",
                "wattle.membership.administrator.password=the first of them"
            })
    @OnTestDatabase
    @interface OnTier {}

    @Test
    void bothLanguagesOfTheGuideSayTheSame() {
        assertThat(TierGuide.read(TierGuide.CHINESE)).isEqualTo(GUIDE);
    }

    @Nested
    @OnTier
    @ActiveProfiles("cloud")
    class Cloud {

        @Autowired
        private WebApplicationContext application;

        @Test
        void hasWhatTheGuideSays() {
            assertThat(facades(application))
                    .containsExactlyInAnyOrder(
                            "Assessment",
                            "ClearingWorkbench",
                            "ContractDesk",
                            "Disclosure",
                            "Laboratory",
                            "MemberDesk",
                            "Oversight",
                            "OwnMembership",
                            "OwnStatements",
                            "OwnTrades",
                            "TradingCurves",
                            "ZoneDesk");
            check(application, "cloud", "Cloud");
        }

        @Test
        void hasNothingElse() {
            checkAbsent(application, "cloud");
        }
    }

    @Nested
    @OnTier
    @ActiveProfiles("edge-cluster")
    class EdgeCluster {

        @Autowired
        private WebApplicationContext application;

        @Test
        void hasWhatTheGuideSays() {
            assertThat(facades(application)).hasSize(FACADES.size() - 1).doesNotContain("Laboratory");
            check(application, "edge-cluster", "Edge cluster");
        }

        @Test
        void hasNothingElse() {
            checkAbsent(application, "edge-cluster");
        }
    }

    @Nested
    @OnTier
    @ActiveProfiles("gateway")
    class Gateway {

        @Autowired
        private WebApplicationContext application;

        @Test
        void hasWhatTheGuideSays() {
            assertThat(facades(application))
                    .containsExactlyInAnyOrder(
                            "Declarations",
                            "Disclosure",
                            "MeterDesk",
                            "MeterTables",
                            "OwnDeclarations",
                            "OwnMembership",
                            "OwnStatements",
                            "OwnTrades");
            check(application, "gateway", "Gateway");
        }

        @Test
        void hasNothingElse() {
            checkAbsent(application, "gateway");
        }
    }

    /** The sample, as {@code ./wattle run} starts it. */
    @Nested
    @SpringBootTest
    @OnTestDatabase
    class AllInOne {

        @Autowired
        private WebApplicationContext application;

        @Test
        void hasEverything() {
            StartedTier started = new StartedTier(application);
            Contents found = started.contents();
            Set<String> duties = new TreeSet<>(found.duties());
            duties.removeAll(Set.of("BiddingAgents", "DemonstrationLink", "SampleMeters", "SampleSetup"));
            assertThat(new Contents(found.pages(), found.endpoints(), duties)).isEqualTo(GUIDE.all());
            assertThat(facades(application)).hasSize(FACADES.size());
            assertThat(started.label()).isEmpty();
        }
    }

    private static List<String> facades(WebApplicationContext application) {
        return FACADES.stream()
                .filter(facade -> application.getBeanNamesForType(facade).length > 0)
                .map(Class::getSimpleName)
                .toList();
    }

    private static void check(WebApplicationContext application, String tier, String label) {
        StartedTier started = new StartedTier(application);
        assertThat(started.contents()).isEqualTo(GUIDE.of(tier));
        StartedTier.Seen seen = started.seen();
        assertThat(seen.menu()).isEqualTo(seen.expectedMenu()).isNotEmpty();
        assertThat(started.label()).isEqualTo(Optional.of(label));
        assertThat(application
                        .getBean(MeterRegistry.class)
                        .counter("wattle.test")
                        .getId()
                        .getTag("wattle_instance"))
                .isEqualTo(tier);
    }

    private static void checkAbsent(WebApplicationContext application, String tier) {
        Contents absent = GUIDE.absentFrom(tier);
        AbsentAddresses addresses = new AbsentAddresses(application);
        addresses.checkPages(absent.pages());
        absent.endpoints().forEach(addresses::checkEndpoint);
    }
}
