package energy.wattle.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A link that saves a file. Its content is made at the click, so that it is as new as the click. */
public final class DownloadLink extends Anchor {

    private static final long serialVersionUID = 1;

    private DownloadLink(DownloadHandler handler, String label) {
        super(handler, label);
        addClassName("wattle-download");
    }

    /** A table as RFC 4180 has it, in UTF-8. */
    public static DownloadLink csv(String fileName, Supplier<String> content, String label) {
        return new DownloadLink(text(fileName, "text/csv", content), label);
    }

    /** A document such as a proof. */
    public static DownloadLink json(String fileName, Supplier<String> content, String label) {
        return new DownloadLink(text(fileName, "application/json", content), label);
    }

    /**
     * A file that has an address of its own.
     *
     * @param about what the link saves, for those who hear it without its row
     */
    public static Anchor address(String path, String label, String about) {
        Anchor link = new Anchor(path, label);
        link.addClassName("wattle-download");
        link.getElement().setAttribute("download", true);
        link.setRouterIgnore(true);
        link.getElement().setAttribute("aria-label", about);
        return link;
    }

    /** What the links save, for tests and for downloads that have no link. */
    public static DownloadHandler text(String fileName, String contentType, Supplier<String> content) {
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes), fileName, contentType + "; charset=utf-8", bytes.length);
        });
    }
}
