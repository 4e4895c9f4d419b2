package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Links that save a table as a file. */
final class Downloads {

    private Downloads() {}

    /** @param content asked for at each click */
    static Anchor csv(String fileName, Supplier<String> content, String label) {
        return new Anchor(handler(fileName, content), label);
    }

    static DownloadHandler handler(String fileName, Supplier<String> content) {
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), fileName, "text/csv; charset=utf-8", bytes.length);
        });
    }
}
