package energy.wattle.membership.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.service.MarketDrive;
import energy.wattle.membership.MemberDesk;
import energy.wattle.membership.Members;
import energy.wattle.membership.NewParticipant;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.QualifiedSide;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Role;
import energy.wattle.sample.OnSampleMarket;
import energy.wattle.shell.Desk;
import energy.wattle.shell.Language;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.DeclaredCurve;
import energy.wattle.trading.DeclaredStep;
import energy.wattle.trading.EnergySource;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Price;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;

/** What administrators see and do, on real chains. */
@OnSampleMarket
@ViewPackages(packages = {"energy.wattle.membership.ui", "energy.wattle.shell.ui"})
@WithMockUser(roles = "ADMINISTRATOR")
class AdministratorPagesTests extends SpringBrowserlessTest {

    private final Desk desk = new Desk(this);

    @Autowired
    private MemberDesk waiting;

    @Autowired
    private Members members;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Market market;

    @Autowired
    private Declarations declarations;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void begin() {
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        settle();
    }

    @Test
    void anApplicationIsRefusedWithAReasonOnlyAndThenLeavesTheQueue() {
        decideOnNewcomers();
        ParticipantId ida = applicant("ida");
        desk.open("admin/queue");
        assertThat(desk.answer()).isEqualTo("1 application waits for a decision.");

        desk.click("Refuse");
        assertThat(reason().getErrorMessage()).isEqualTo("the participant is owed a reason; write one");

        reason().setValue("no meter yet");
        desk.click("Refuse");
        settle();

        assertThat(seller(ida).status()).isEqualTo(QualificationStatus.REFUSED);
        assertThat(seller(ida).reason()).isEqualTo("no meter yet");
        // A page that stays open follows by itself, a moment later; one that is opened anew shows it at once.
        desk.open("admin/accounts");
        desk.open("admin/queue");
        assertThat(desk.answer()).isEqualTo("Nothing waits for a decision.");
        assertThat(declared(ida))
                .isInstanceOfSatisfying(
                        DeclarationReceipt.Refused.class,
                        refused -> assertThat(refused.faults())
                                .hasAtLeastOneElementOfType(DeclarationFault.NotQualified.class));
    }

    /** The sample's own applications are out of the way. */
    private void decideOnNewcomers() {
        waiting.awaitingReview()
                .forEach(application -> waiting.decide(
                        application.participant(),
                        application.qualification().side(),
                        MemberDesk.Decision.REFUSE,
                        "another day"));
        settle();
    }

    /** What comes of declaring a kilowatt-hour for the first interval of a session that is open. */
    private DeclarationReceipt declared(ParticipantId participant) {
        Session session = market.open(members.zones().getFirst().id()).getFirst();
        DeclaredCurve curve = new DeclaredCurve.Sell(
                session.id().first(),
                Optional.of(EnergySource.RENEWABLE),
                List.of(new DeclaredStep(new WattHours(1_000), Price.of("0.1"))));
        return declarations.declare(new Declaration(participant, session.id(), List.of(curve)));
    }

    @Test
    void anApprovedQualificationHoldsAndCanBeSuspendedOnTheParticipantsPage() {
        decideOnNewcomers();
        ParticipantId otto = applicant("otto");
        desk.open("admin/queue");
        desk.click("Approve");
        settle();
        assertThat(seller(otto).holdsAt(clock.instant())).isTrue();

        desk.open("admin/participants/otto");
        assertThat(desk.title()).isEqualTo("The otto");
        assertThat(desk.answer()).isEqualTo("One qualification holds now.");
        reason().setValue("the inverter is broken");
        desk.click("Suspend");
        settle();

        assertThat(seller(otto).status()).isEqualTo(QualificationStatus.SUSPENDED);
        desk.open("admin/participants/otto");
        assertThat(desk.answer()).isEqualTo("No qualification holds now: it cannot declare.");
        assertThat(desk.rows("History")).hasSize(3).last().asString().contains("suspended", "the inverter is broken");
    }

    @Test
    void participantsAreFoundByPartsOfTheirName() {
        registered("ulla");
        UI.getCurrent().navigate("admin/participants", QueryParameters.of("find", "ULL"));

        assertThat(desk.rows("Participants")).hasSize(1).first().asString().contains("The ulla");
    }

    @Test
    void everyFaultOfAnEnrolmentIsToldBesideItsField() {
        desk.open("admin/participants");
        desk.field("Participant id").setValue("nina");
        desk.field("Installed capacity, kW").setValue("many");
        desk.click("Enrol");
        assertThat(desk.field("Installed capacity, kW").isInvalid()).isTrue();

        desk.field("Installed capacity, kW").setValue("5");
        desk.click("Enrol");
        assertThat(find(TextField.class).all())
                .filteredOn(TextField::isInvalid)
                .extracting(TextField::getLabel)
                .containsExactly("Name", "Name");
        assertThat(members.participant(new ParticipantId("nina"))).isEmpty();
    }

    @Test
    void anUnknownParticipantIsNoPage() {
        desk.open("admin/participants/nobody-at-all");
        assertThat(desk.title()).isEqualTo("There is no such page");
    }

    @Test
    void anAccountIsCreatedWithAllItsFaultsToldAtOnce() {
        desk.open("admin/accounts");
        desk.field("User name").setValue("New Operator");
        desk.click("Create account");
        assertThat(desk.field("User name").isInvalid()).isTrue();
        assertThat(find(PasswordField.class).single().getErrorMessage())
                .isEqualTo("The password is too short; it has at least 12 characters.");

        desk.field("User name").setValue("new-operator");
        find(PasswordField.class).single().setValue("a long sentence");
        roles().setValue(Set.of(Role.OPERATOR));
        desk.click("Create account");

        assertThat(desk.rows("Accounts")).anyMatch(row -> row.startsWith("new-operator|Operator|"));
    }

    @Test
    void theAuditPageListsWhatAdministratorsHadWritten() {
        registered("emil");
        desk.open("admin/audit");

        assertThat(desk.rows("What administrators had written")).isNotEmpty();
        assertThat(desk.rows("What administrators had written").getFirst()).contains("Participants");
    }

    @Test
    @WithMockUser(roles = "OPERATOR")
    void nobodyElseFindsAPageThere() {
        for (String path : List.of("admin/queue", "admin/participants", "admin/accounts", "admin/audit")) {
            desk.open(path);
            assertThat(desk.title()).as(path).isEqualTo("There is no such page");
        }
    }

    @Test
    void thePagesSpeakChinese() {
        UI.getCurrent().setLocale(Language.CHINESE.locale());
        desk.open("admin/accounts");
        assertThat(desk.title()).isEqualTo("账户");
    }

    private ParticipantId applicant(String id) {
        ParticipantId participant = registered(id);
        members.apply(
                participant,
                QualifiedSide.SELLER,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)));
        settle();
        return participant;
    }

    private ParticipantId registered(String id) {
        ParticipantId participant = new ParticipantId(id);
        members.register(new NewParticipant(
                participant,
                members.zones().getFirst().id(),
                "The " + id,
                true,
                List.of(new Resource("roof", ResourceKind.PHOTOVOLTAIC, new Watts(5_000), true, false)),
                Optional.empty(),
                clock.instant()));
        settle();
        return participant;
    }

    private Qualification seller(ParticipantId participant) {
        return members.participant(participant)
                .flatMap(found -> found.qualification(QualifiedSide.SELLER))
                .orElseThrow();
    }

    private void settle() {
        MarketDrive.until(context, clock.instant());
    }

    private TextArea reason() {
        return find(TextArea.class).single();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Role> roles() {
        return find(CheckboxGroup.class).single();
    }
}
