package energy.wattle.trading.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import energy.wattle.trading.ClearingWorkbench;
import energy.wattle.trading.WorkbenchOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Takes a file of orders and has it cleared as it comes in, without keeping it. */
class OrdersUpload extends Div {

    private static final long serialVersionUID = 1;

    private final transient ClearingWorkbench workbench;
    private final transient Consumer<WorkbenchOutcome> outcomes;
    private final Upload upload;
    private final Paragraph rejected = new Paragraph();

    OrdersUpload(ClearingWorkbench workbench, Consumer<WorkbenchOutcome> outcomes) {
        this.workbench = workbench;
        this.outcomes = outcomes;
        upload = new Upload(this::clear);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ClearingWorkbench.MAXIMUM_BYTES);
        Button choose = new Button(getTranslation("trading.workbench.upload"));
        choose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span(getTranslation("trading.workbench.upload.drop")));
        upload.setI18n(words());
        upload.addFileRejectedListener(event -> reject());
        upload.addAllFinishedListener(event -> upload.clearFileList());
        rejected.addClassName("workbench-rejected");
        rejected.getElement().setAttribute("role", "alert");
        rejected.setVisible(false);
        add(upload, new Paragraph(hint()), rejected);
    }

    private void clear(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream orders = event.getInputStream()) {
            WorkbenchOutcome outcome = workbench.clear(event.getFileName(), orders);
            // What goes wrong in there reaches the session's error handler.
            Future<Void> _ = ui.access(() -> {
                rejected.setVisible(false);
                outcomes.accept(outcome);
            });
        }
    }

    private void reject() {
        rejected.setText(getTranslation("trading.workbench.upload.rejected", ClearingWorkbench.MAXIMUM_MEBIBYTES));
        rejected.setVisible(true);
    }

    private String hint() {
        return getTranslation("trading.workbench.upload.limit", ClearingWorkbench.MAXIMUM_MEBIBYTES);
    }

    private UploadI18N words() {
        UploadI18N words = new UploadI18N();
        words.setError(new UploadI18N.Error().setFileIsTooBig(hint()).setTooManyFiles(hint()));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(getTranslation("trading.workbench.upload.connecting"))
                        .setStalled(getTranslation("trading.workbench.upload.stalled"))
                        .setProcessing(getTranslation("trading.workbench.upload.processing"))
                        .setHeld(getTranslation("trading.workbench.upload.connecting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(getTranslation("trading.workbench.upload.remaining"))
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(getTranslation("trading.workbench.upload.failed"))
                        .setUnexpectedServerError(getTranslation("trading.workbench.upload.failed"))
                        .setForbidden(getTranslation("trading.workbench.upload.failed"))));
        words.setFile(new UploadI18N.File()
                .setRetry(getTranslation("trading.workbench.upload.retry"))
                .setStart(getTranslation("trading.workbench.upload"))
                .setRemove(getTranslation("trading.workbench.upload.remove")));
        return words;
    }
}
