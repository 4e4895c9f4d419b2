package energy.wattle.disclosure.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import energy.wattle.disclosure.DisclosedFile;
import energy.wattle.disclosure.FileFormat;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Function;

/** Links that save a document in each format, made at the click. */
final class FileLinks extends Div {

    private static final long serialVersionUID = 1;

    private static final int GONE = 404;

    FileLinks(Function<FileFormat, Optional<DisclosedFile>> files) {
        addClassName("wattle-actions");
        for (FileFormat format : FileFormat.values()) {
            Anchor link = new Anchor(handler(files, format), getTranslation("disclosure.download." + format));
            link.addClassName("wattle-download");
            add(link);
        }
    }

    private static DownloadHandler handler(Function<FileFormat, Optional<DisclosedFile>> files, FileFormat format) {
        return DownloadHandler.fromInputStream(
                event -> files.apply(format).map(FileLinks::response).orElseGet(() -> DownloadResponse.error(GONE)));
    }

    private static DownloadResponse response(DisclosedFile file) {
        byte[] content = file.content().toArray();
        return new DownloadResponse(
                new ByteArrayInputStream(content), file.name(), file.format().mediaType(), content.length);
    }
}
