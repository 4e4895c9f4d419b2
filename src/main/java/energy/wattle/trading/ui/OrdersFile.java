package energy.wattle.trading.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import energy.wattle.shell.DownloadLink;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnDeclarations.ReadOrders;
import energy.wattle.trading.TypedOrder;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders from a CSV file, and the table as it stands as one to start from. Every fault of a file is told. */
class OrdersFile extends Details {

    private static final long serialVersionUID = 1;

    /** Reads a file. */
    @FunctionalInterface
    interface FileReading {
        ReadOrders read(String fileName, InputStream content) throws IOException;
    }

    private final transient FileReading reading;
    private final transient Function<List<TypedOrder>, List<Problem>> taking;
    private final Upload upload;
    private final UnorderedList faults = new UnorderedList();

    /** @param taking takes what was read, or says why it does not fit */
    OrdersFile(
            FileReading reading, Supplier<List<TypedOrder>> orders, Function<List<TypedOrder>, List<Problem>> taking) {
        this.reading = reading;
        this.taking = taking;
        setSummaryText(getTranslation("trading.declare.file"));
        upload = new Upload(this::read);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(OwnDeclarations.MAXIMUM_MEBIBYTES << 20);
        upload.setUploadButton(new Button(getTranslation("trading.declare.file.upload")));
        upload.setDropLabel(new Span(getTranslation("trading.workbench.upload.drop")));
        upload.addFileRejectedListener(event ->
                tell(List.of(getTranslation("trading.workbench.upload.rejected", OwnDeclarations.MAXIMUM_MEBIBYTES))));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        faults.getElement().setAttribute("role", "alert");
        faults.addClassName("orders-fault");
        add(
                new Paragraph(
                        getTranslation("trading.declare.file.columns", String.join(", ", OwnDeclarations.COLUMNS))),
                upload,
                faults,
                DownloadLink.csv(
                        "orders.csv", () -> csv(orders.get()), getTranslation("trading.declare.file.download")));
    }

    private void read(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream content = event.getInputStream()) {
            ReadOrders found = reading.read(event.getFileName(), content);
            // What goes wrong in there reaches the session's error handler.
            Future<Void> _ = ui.access(() -> show(found));
        }
    }

    private void show(ReadOrders found) {
        switch (found) {
            case ReadOrders.Read(var orders) ->
                tell(taking.apply(orders).stream().map(this::text).toList());
            case ReadOrders.Unreadable(var wrong) ->
                tell(wrong.stream()
                        .map(fault -> getTranslation(
                                "trading.declare.file.fault",
                                fault.line(),
                                fault.field(),
                                fault.value(),
                                text(fault.problem())))
                        .toList());
        }
    }

    private void tell(List<String> told) {
        faults.removeAll();
        told.forEach(fault -> faults.add(new ListItem(fault)));
    }

    private String text(Problem problem) {
        return getTranslation(problem.key(), problem.arguments().toArray());
    }

    private static String csv(List<TypedOrder> orders) {
        return Stream.concat(
                        Stream.of(String.join(",", OwnDeclarations.COLUMNS)),
                        orders.stream()
                                .map(order -> String.join(
                                        ",",
                                        order.interval().toString(),
                                        order.side(),
                                        order.source(),
                                        order.quantity(),
                                        order.price())))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
