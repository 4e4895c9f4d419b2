package energy.wattle.sample;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What somebody outside the market has seen of it, on disk before the next thing is done. One fact per line. */
record Journal(Path file) {

    static final String READY = "READY";
    static final String BLOCK = "BLOCK";
    static final String DECLARED = "DECLARED";
    static final String TOKEN = "TOKEN";
    static final String SENT = "SENT";
    static final String READ = "READ";
    static final String DONE = "DONE";

    /** @param words without blanks, the first of them one of the above */
    synchronized void note(String... words) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = StandardCharsets.UTF_8.encode(String.join(" ", words) + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** The words of all lines of a kind; one that was cut short by a kill is none. */
    List<List<String>> lines(String kind) throws IOException {
        return complete()
                .filter(line -> line.equals(kind) || line.startsWith(kind + " "))
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .toList();
    }

    private Stream<String> complete() throws IOException {
        String all = Files.exists(file) ? Files.readString(file) : "";
        return all.substring(0, all.lastIndexOf('\n') + 1).lines();
    }
}
