package energy.wattle.shell;

import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How addresses of files answer: with the file, or as an address without one. */
public final class DownloadAnswer {

    private DownloadAnswer() {}

    /** @param content empty for what does not exist, or is not the reader's: the answer is the same */
    public static ResponseEntity<String> json(String fileName, Optional<String> content) {
        return content.map(text -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(fileName)
                                        .build()
                                        .toString())
                        .body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
