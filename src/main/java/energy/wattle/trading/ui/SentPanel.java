package energy.wattle.trading.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import energy.wattle.shell.Confirmation;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.DownloadLink;
import energy.wattle.shell.LiveText;
import energy.wattle.trading.DeclarationFate;
import energy.wattle.trading.OwnDeclaration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was sent for a session, and what became of it: block, record, proof; the last one can be withdrawn. */
class SentPanel extends Section {

    private static final long serialVersionUID = 1;

    private final transient Runnable withdraw;
    private final DataTable<OwnDeclaration> table;
    private final Button withdrawal = new Button(getTranslation("trading.declare.withdraw"), click -> ask());
    private final Paragraph latest = new Paragraph();
    private transient @Nullable DeclareWords words;

    SentPanel(Runnable withdraw) {
        this.withdraw = withdraw;
        withdrawal.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        table = new DataTable<OwnDeclaration>(
                        getTranslation("trading.declare.sent.title"), getTranslation("trading.declare.sent.empty"))
                .text(getTranslation("trading.declare.sent.at"), sent -> at(sent))
                .text(getTranslation("trading.declare.sent.what"), sent -> words().what(sent))
                .component(getTranslation("trading.declare.sent.fate"), sent -> words().fate(sent))
                .text(
                        getTranslation("trading.declare.sent.record"),
                        sent -> sent.record().toString().substring(0, 12))
                .component(getTranslation("trading.declare.sent.proof"), this::proof);
        table.grid().setItemDetailsRenderer(new ComponentRenderer<>(this::details));
        latest.setVisible(false);
        Paragraph note = new Paragraph(getTranslation("trading.declare.proof.note"));
        note.addClassName("wattle-note");
        add(new H2(getTranslation("trading.declare.sent.title")), latest, table, note, withdrawal);
    }

    void use(DeclareWords used) {
        words = used;
    }

    void show(List<OwnDeclaration> sent) {
        table.show(sent);
        Optional<String> explained = sent.stream().findFirst().flatMap(words()::explained);
        LiveText.show(latest, explained.orElse(""));
        latest.setVisible(explained.isPresent());
        withdrawal.setVisible(sent.stream().findFirst().stream().anyMatch(SentPanel::canBeWithdrawn));
    }

    boolean hasAny() {
        return !table.rows().isEmpty();
    }

    /** Whether what was sent last waits for more than its block. */
    boolean isDelayed() {
        return table.rows().stream()
                .limit(1)
                .anyMatch(sent -> sent.fate() instanceof DeclarationFate.Pending(boolean isGatePast, var delay)
                        && delay.isPresent());
    }

    private void ask() {
        new Confirmation(
                        getTranslation("trading.declare.withdraw.question"),
                        getTranslation("trading.declare.withdraw.loss"),
                        getTranslation("trading.declare.withdraw"),
                        withdraw)
                .open();
    }

    private static boolean canBeWithdrawn(OwnDeclaration sent) {
        return sent.declaration().isPresent()
                && (sent.fate() instanceof DeclarationFate.Pending || sent.fate() instanceof DeclarationFate.InBlock);
    }

    private String at(OwnDeclaration sent) {
        return words().formats().time(sent.submitted().atZone(words().timeZone()));
    }

    /** A click on a row opens it. */
    private Component details(OwnDeclaration sent) {
        Code record = new Code(sent.record().toString());
        record.addClassName("wattle-long-name");
        Div details = new Div(
                new Paragraph(words().explained(sent).orElseGet(() -> words().of("explained"))),
                new Paragraph(new Text(getTranslation("trading.declare.sent.record.whole") + " "), record));
        details.addClassName("wattle-note");
        return details;
    }

    private Component proof(OwnDeclaration sent) {
        return DownloadLink.address(
                "proofs/declarations/" + sent.record(),
                getTranslation("trading.declare.sent.proof.link"),
                getTranslation("trading.declare.sent.proof.of", sent.record()));
    }

    private DeclareWords words() {
        return Objects.requireNonNull(words);
    }
}
