package energy.wattle.metering.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import energy.wattle.files.Fault;
import energy.wattle.metering.MeterDesk;
import energy.wattle.metering.MeterTables;
import energy.wattle.metering.MeterTables.Outcome;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.Formats;
import energy.wattle.units.TradingZoneId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Takes files of readings or forecasts for a zone, and tells every fault of one that was refused. */
class MeterUploads extends Div {

    private static final long serialVersionUID = 1;

    private enum What {
        READINGS,
        FORECASTS
    }

    private final transient MeterDesk desk;
    private final transient MeterWords words;
    /** What a file is taken for. It comes without the session's lock, under which alone fields may be read. */
    private record Choice(What what, TradingZoneId zone) {}

    private final Select<TradingZoneId> zone = new Select<>();
    private final Select<What> what = new Select<>();
    private final Upload upload;
    private final Paragraph outcome = new Paragraph();
    private final DataTable<Fault> faults;
    private transient volatile @Nullable Choice choice;

    MeterUploads(MeterDesk desk) {
        this.desk = desk;
        words = new MeterWords(this, Formats.in(getLocale()));
        zone.setLabel(words.of("zone"));
        zone.setItems(desk.zones());
        zone.setItemLabelGenerator(TradingZoneId::code);
        desk.zones().stream().findFirst().ifPresent(zone::setValue);
        what.setLabel(words.of("upload.what"));
        what.setItems(What.values());
        what.setItemLabelGenerator(each -> words.of(each == What.READINGS ? "use.readings" : "use.forecasts"));
        what.setValue(What.READINGS);
        zone.addValueChangeListener(change -> choose());
        what.addValueChangeListener(change -> choose());
        choose();
        upload = upload();
        outcome.getElement().setAttribute("role", "status");
        outcome.setVisible(false);
        faults = faults();
        faults.setVisible(false);
        Div form = new Div(zone, what);
        form.addClassName("desk-form");
        add(form, upload, outcome, faults);
    }

    private Upload upload() {
        Upload takes = new Upload(this::take);
        takes.setMaxFiles(1);
        takes.setMaxFileSize(MeterTables.MAXIMUM_BYTES);
        takes.setUploadButton(new Button(words.of("upload.action")));
        takes.setDropLabel(new Span(words.of("upload.drop")));
        String limit = words.of("upload.long", MeterTables.MAXIMUM_MEBIBYTES);
        UploadI18N texts = new UploadI18N();
        texts.setError(new UploadI18N.Error().setFileIsTooBig(limit).setTooManyFiles(limit));
        takes.setI18n(texts);
        takes.addFileRejectedListener(event -> refuse(limit, List.of()));
        takes.addAllFinishedListener(event -> takes.clearFileList());
        return takes;
    }

    private DataTable<Fault> faults() {
        return new DataTable<Fault>(words.of("upload.faults"), words.of("upload.faults.none"))
                .number(words.of("fault.line"), fault -> words.formats().number(fault.line()))
                .text(words.of("fault.field"), Fault::field)
                .text(words.of("fault.value"), Fault::value)
                .wide(words.of("fault.problem"), fault -> words.of(fault.problem()));
    }

    private void choose() {
        choice = zone.getValue() == null ? null : new Choice(what.getValue(), zone.getValue());
    }

    private void take(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        Choice chosen = choice;
        if (chosen == null) {
            return;
        }
        try (InputStream content = event.getInputStream()) {
            MeterDesk.Upload file = new MeterDesk.Upload(event.getFileName(), content);
            Outcome taken = switch (chosen.what()) {
                case READINGS -> desk.readings(chosen.zone(), file);
                case FORECASTS -> desk.forecasts(chosen.zone(), file);
            };
            // What goes wrong in there reaches the session's error handler.
            Future<Void> _ = ui.access(() -> show(event.getFileName(), taken));
        }
    }

    private void show(String name, Outcome taken) {
        switch (taken) {
            case Outcome.Taken(var fresh, var known, var records) -> {
                outcome.setText(words.of("upload.taken", name, fresh, known, records.size()));
                outcome.addClassName("desk-done");
                outcome.setVisible(true);
                faults.setVisible(false);
            }
            case Outcome.Refused(var told) -> refuse(words.of("upload.refused", name, told.size()), told);
            case Outcome.TooLong() -> refuse(words.of("upload.long", MeterTables.MAXIMUM_MEBIBYTES), List.of());
            case Outcome.RequestKeyUsed() -> throw new IllegalStateException("an upload has no request key");
        }
    }

    private void refuse(String sentence, List<Fault> told) {
        outcome.setText(sentence);
        outcome.removeClassName("desk-done");
        outcome.setVisible(true);
        faults.show(told);
        faults.setVisible(!told.isEmpty());
    }
}
