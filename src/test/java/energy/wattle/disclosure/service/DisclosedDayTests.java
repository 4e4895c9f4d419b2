package energy.wattle.disclosure.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.disclosure.Audience;
import energy.wattle.disclosure.DisclosedFile;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.disclosure.DisclosureClass;
import energy.wattle.disclosure.FileFormat;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.OwnRequest;
import energy.wattle.disclosure.OwnSubject;
import energy.wattle.disclosure.PublicationEntry;
import energy.wattle.disclosure.Subject;
import energy.wattle.disclosure.Verification;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.MemberAccounts;
import energy.wattle.membership.Members;
import energy.wattle.units.MarketDay;
import energy.wattle.units.ParticipantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What a day of the sample publishes, and who gets what of it, through the whole application. */
@SpringBootTest(properties = {"wattle.sample.speed=max", "wattle.sample.validators=1"})
@OnTestDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisclosedDayTests {

    private static final Duration PLAYED = Duration.ofHours(26);
    private static final Audience EVERYONE = new Audience.Everyone();
    private static final Audience REGULATOR = new Audience.Regulator();
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final ApplicationContext context;
    private final Disclosure disclosure;
    private final Members members;
    private final ProofChecks checks;
    private final MemberAccounts accounts;
    private final MockMvc http;
    private LocalDate day = LocalDate.EPOCH;
    private List<ParticipantId> ids = List.of();

    @Autowired
    DisclosedDayTests(
            WebApplicationContext context,
            Disclosure disclosure,
            Members members,
            ProofChecks checks,
            MemberAccounts accounts) {
        this.context = context;
        this.disclosure = disclosure;
        this.members = members;
        this.checks = checks;
        this.accounts = accounts;
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @BeforeAll
    void play() {
        Instant start = context.getBean(MarketClock.class).instant();
        MarketDrive.until(context, start.plus(PLAYED));
        var zone = members.zones().getFirst();
        day = MarketDay.of(start.plus(PLAYED), zone.timeZone()).date();
        ids = members.participants(zone.id()).stream().map(one -> one.id()).toList();
    }

    @Test
    void everyZonesMembersAreListedOnceByNameOrPseudonym() {
        List<PublicationEntry> lists = publications(Subject.MEMBER_LIST);
        for (var zone : members.zones()) {
            PublicationEntry last = lists.stream()
                    .filter(entry -> entry.publication().zone().equals(Optional.of(zone.id())))
                    .findFirst()
                    .orElseThrow();
            assertThat(document(last).lines().stream().map(line -> line.getFirst() + " " + line.get(1)))
                    .containsExactlyElementsOf(members.participants(zone.id()).stream()
                            .map(member -> member.id() + " " + member.name())
                            .toList());
        }
        // A list that changes nothing is not published again every hour.
        assertThat(lists).hasSizeLessThanOrEqualTo(2 * members.zones().size());
    }

    @Test
    void theRulesTellEachThresholdAndTheSettlementContract() {
        var listing = document(publications(Subject.MARKET_RULES).getFirst());
        assertThat(listing.lines().stream().map(List::getFirst))
                .contains("currency", "time-zone", "settlement-contract.kind");
    }

    @Test
    void aCalendarIsOutBeforeTheFirstOfItsGatesAndHasTheDaysSessions() {
        List<PublicationEntry> calendars = publications(Subject.MARKET_CALENDAR);
        assertThat(calendars).hasSizeGreaterThanOrEqualTo(3 * members.zones().size());
        PublicationEntry ahead = calendars.getFirst();
        assertThat(ahead.publishedAt()).isBefore(ahead.publication().from());
        // One day-ahead session, 24 intraday ones, 96 in real time; none of the sample's days has a clock change.
        assertThat(document(ahead).lines()).hasSize(1 + 24 + 96);
    }

    @ParameterizedTest
    @EnumSource(
            value = Subject.class,
            names = {"MEMBER_LIST", "MARKET_RULES", "MARKET_CALENDAR", "SESSION", "DAILY_TOTALS"})
    void itsJsonVerifiesOfflineWithItsProofAndNoChangedFigureDoes(Subject subject) {
        PublicationEntry entry = publications(subject).getFirst();
        String json =
                text(disclosure.file(REGULATOR, entry.id(), FileFormat.JSON).orElseThrow());

        assertThat(checks.check(Bytes.ofUtf8(json), checks.ownGenesis()))
                .isInstanceOfSatisfying(CheckedProof.Holds.class, holds -> {
                    assertThat(holds.isEnclosed()).isTrue();
                    assertThat(holds.words().orElseThrow()).contains(subject.name());
                });
        String changed = subject == Subject.SESSION || subject == Subject.DAILY_TOTALS
                ? json.replaceFirst("\"value\" : \\d+", "\"value\" : 7")
                : json.replaceFirst("(?s)(\"listing\" : \\[ \\{\\s*\"\\w+\" : \")", "$1x");
        assertThat(changed).isNotEqualTo(json);
        assertThat(checks.check(Bytes.ofUtf8(changed), checks.ownGenesis())).isInstanceOf(CheckedProof.Misquoted.class);
        String other = json.replace("\"subject\" : \"" + subject, "\"subject\" : \"X");
        assertThat(checks.check(Bytes.ofUtf8(other), checks.ownGenesis())).isInstanceOf(CheckedProof.Misquoted.class);
        String broken = json.replaceFirst("(\"siblings?\" : \"|\"sibling\" : \")[0-9a-f]{2}", "$1zz");
        assertThat(checks.check(Bytes.ofUtf8(broken), checks.ownGenesis())).isNotInstanceOf(CheckedProof.Holds.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Subject.class,
            names = {"MEMBER_LIST", "MARKET_RULES", "MARKET_CALENDAR", "SESSION", "DAILY_TOTALS"})
    void theRegulatorComputesItAgainAndNobodyElseMay(Subject subject) {
        PublicationEntry entry = publications(subject).getFirst();
        assertThat(disclosure.verify(REGULATOR, entry.id())).isInstanceOf(Verification.Reproduced.class);
        assertThat(disclosure.verify(EVERYONE, entry.id())).isInstanceOf(Verification.Unknown.class);
        assertThat(disclosure.verify(member(0), entry.id())).isInstanceOf(Verification.Unknown.class);
    }

    @Test
    void theWorkbookIsOneThatSpreadsheetsOpen(@TempDir Path folder) throws IOException {
        DisclosedFile file = disclosure
                .file(EVERYONE, publications(Subject.DAILY_TOTALS).getFirst().id(), FileFormat.XLSX)
                .orElseThrow();
        Path workbook = folder.resolve(file.name());
        Files.write(workbook, file.content().toArray());
        String sheet;
        try (ZipFile zip = new ZipFile(workbook.toFile());
                InputStream content = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            sheet = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(file.name()).endsWith(".xlsx");
        assertThat(sheet).contains("<sheetData>");
    }

    @ParameterizedTest
    @EnumSource
    void aMembersOwnDocumentIsForThatMemberAndTheRegulator(OwnSubject subject) {
        ParticipantId own = trader();
        OwnRequest request = new OwnRequest(own, day, subject);
        var document = disclosure.own(REGULATOR, request).orElseThrow();
        assertThat(disclosure.own(new Audience.Member(own), request)).contains(document);
        assertThat(disclosure.own(new Audience.Member(other(own)), request)).isEmpty();
        assertThat(disclosure.own(EVERYONE, request)).isEmpty();
        for (FileFormat format : FileFormat.values()) {
            assertThat(disclosure.ownFile(new Audience.Member(own), request, format))
                    .isPresent();
            assertThat(disclosure.ownFile(new Audience.Member(other(own)), request, format))
                    .isEmpty();
            assertThat(disclosure.ownFile(EVERYONE, request, format)).isEmpty();
        }
    }

    @Test
    void aMembersTradesAreThereWithTheBlocksThatHaveThem() {
        var listing = disclosure
                .own(REGULATOR, new OwnRequest(trader(), day, OwnSubject.TRADES))
                .orElseThrow()
                .listing()
                .orElseThrow();
        assertThat(listing.lines()).isNotEmpty();
    }

    @Test
    void theDataInterfaceHasThePublicClassForAnybodyAndTheRestForWhoMaySeeIt() throws Exception {
        accounts.link("participant", ids.getFirst());
        String market =
                "/api/disclosures/" + publications(Subject.SESSION).getFirst().id() + ".json";
        String open = "/api/disclosures/"
                + publications(Subject.DAILY_TOTALS).getFirst().id() + ".csv";

        assertThat(ask(open).getStatus()).isEqualTo(200);
        assertThat(ask(open).getContentAsString()).startsWith("zone,figure,from,until,value,unit,merged_from");
        assertThat(ask(market).getStatus()).isEqualTo(404);
        assertThat(ask(market, as("participant", "PARTICIPANT")).getStatus()).isEqualTo(200);
        assertThat(ask(market, as("regulator", "REGULATOR")).getStatus()).isEqualTo(200);
        assertThat(ask(market, as("operator", "OPERATOR")).getStatus()).isEqualTo(404);
        assertThat(ask("/api/disclosures").getContentAsString())
                .contains("DAILY_TOTALS")
                .doesNotContain("\"disclosure_class\":\"" + DisclosureClass.MARKET + "\"");
        assertThat(ask("/api/disclosures?subject=NONE").getStatus()).isEqualTo(400);
    }

    @Test
    void anothersDocumentIsAnsweredLikeOneThatDoesNotExist() throws Exception {
        accounts.link("participant", ids.getFirst());
        RequestPostProcessor login = as("participant", "PARTICIPANT");
        String path = "/api/disclosures/members/%s/" + day + "/TRADES.csv";
        MockHttpServletResponse anothers = ask(path.formatted(ids.getLast()), login);
        MockHttpServletResponse nobodys = ask(path.formatted("nobody"), login);

        assertThat(ask(path.formatted(ids.getFirst()), login).getStatus()).isEqualTo(200);
        assertThat(anothers.getStatus()).isEqualTo(404).isEqualTo(nobodys.getStatus());
        assertThat(anothers.getContentType())
                .isEqualTo("application/problem+json")
                .isEqualTo(nobodys.getContentType());
        assertThat(anothers.getContentAsString().replace(ids.getLast().code(), "nobody"))
                .isEqualTo(nobodys.getContentAsString());
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        return http.perform(get(path)).andReturn().getResponse();
    }

    private MockHttpServletResponse ask(String path, RequestPostProcessor login) throws Exception {
        return http.perform(get(path).with(login)).andReturn().getResponse();
    }

    private static RequestPostProcessor as(String name, String role) {
        return user(name).roles(role);
    }

    private List<PublicationEntry> publications(Subject subject) {
        List<PublicationEntry> found = disclosure.publications(Set.of(subject), FIRST, LAST);
        assertThat(found).as(subject.name()).isNotEmpty();
        return found;
    }

    private Listing document(PublicationEntry entry) {
        var delivery = disclosure.document(EVERYONE, entry.id()).orElseThrow();
        return delivery.document().listing().orElseThrow();
    }

    private Audience member(int index) {
        return new Audience.Member(ids.get(index));
    }

    private ParticipantId trader() {
        return ids.stream()
                .filter(id -> !disclosure
                        .own(REGULATOR, new OwnRequest(id, day, OwnSubject.TRADES))
                        .flatMap(document -> document.listing())
                        .orElseThrow()
                        .lines()
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private ParticipantId other(ParticipantId own) {
        return ids.stream().filter(id -> !id.equals(own)).findFirst().orElseThrow();
    }

    private static String text(DisclosedFile file) {
        return new String(file.content().toArray(), StandardCharsets.UTF_8);
    }
}
