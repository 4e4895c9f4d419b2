package energy.wattle.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.streams.UploadHandler;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.CheckedProof;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.ProofChecks;
import energy.wattle.shell.Answer;
import energy.wattle.shell.StatusBadge;
import energy.wattle.shell.StatusBadge.Tone;
import java.util.Optional;

/** Checks a proof in the browser for whoever has one, as {@code ./wattle verify} does. Nothing is stored. */
@Route("verify")
@AnonymousAllowed
@Menu(title = "ledger.verify.menu", order = 55, icon = "vaadin:check-circle-o")
class VerifyView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ProofChecks checks;
    private final TextField genesis = new TextField(text("genesis"));
    private final TextArea pasted = new TextArea(text("paste"));
    private final Div result = new Div();

    VerifyView(ProofChecks checks) {
        this.checks = checks;
        genesis.setWidthFull();
        genesis.setClearButtonVisible(true);
        checks.ownGenesis().map(Hash::toString).ifPresent(genesis::setValue);
        genesis.setHelperText(text(checks.ownGenesis().isPresent() ? "genesis.own" : "genesis.none"));
        pasted.setWidthFull();
        pasted.setMaxHeight("16rem");
        pasted.setMaxLength(ProofChecks.MAXIMUM_LENGTH);
        result.getElement().setAttribute("aria-live", "polite");
        Button check = new Button(text("check"), click -> check(Bytes.ofUtf8(pasted.getValue())));
        check.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new H1(text("title")), new Answer(text("about")), result, upload(), pasted, genesis, check);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.page.title", text("title"));
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((file, content) -> arrived(Bytes.of(content))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ProofChecks.MAXIMUM_LENGTH);
        upload.setUploadButton(new Button(text("upload")));
        upload.setDropLabel(new com.vaadin.flow.component.html.Span(text("drop")));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        upload.addFileRejectedListener(event -> say(Tone.WARNING, text("rejected")));
        return upload;
    }

    private void arrived(Bytes file) {
        // The upload's own thread holds no page.
        getUI().ifPresent(page -> page.accessSynchronously(() -> check(file)));
    }

    private void check(Bytes file) {
        Optional<Hash> trusted;
        try {
            trusted = genesis.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Hash.ofHex(genesis.getValue().strip()));
        } catch (IllegalArgumentException e) {
            genesis.setErrorMessage(text("genesis.wrong"));
            genesis.setInvalid(true);
            return;
        }
        genesis.setInvalid(false);
        show(checks.check(file, trusted));
    }

    private void show(CheckedProof checked) {
        switch (checked) {
            case CheckedProof.NoProof(var reason) -> {
                say(Tone.WARNING, text("no-proof"));
                result.add(new Paragraph(reason));
            }
            case CheckedProof.Broken(var step, var reason) -> {
                say(Tone.BAD, text("broken"));
                result.add(new Paragraph(text("broken.step", text("step." + step.name()), reason)));
            }
            case CheckedProof.Misquoted(var what, var faults) -> {
                say(Tone.BAD, text("misquoted"));
                UnorderedList list = new UnorderedList();
                faults.forEach(fault -> list.add(new ListItem(fault)));
                result.add(new Paragraph(what), list);
            }
            case CheckedProof.Holds holds -> show(holds);
        }
    }

    private void show(CheckedProof.Holds holds) {
        say(Tone.GOOD, text(holds.isEnclosed() ? "holds.document" : "holds"));
        result.add(
                new Paragraph(holds.what()),
                new Pre(holds.words().orElse(text("encrypted"))),
                new Paragraph(text(vouching(holds), holds.genesis())));
    }

    private String vouching(CheckedProof.Holds holds) {
        if (!holds.isVouchedFor()) {
            return "vouched.nobody";
        }
        return checks.ownGenesis().filter(holds.genesis()::equals).isPresent() ? "vouched.own" : "vouched.reader";
    }

    private void say(Tone tone, String sentence) {
        result.removeAll();
        result.add(new StatusBadge(tone, sentence));
    }

    private String text(String key, Object... arguments) {
        return getTranslation("ledger.verify." + key, arguments);
    }
}
