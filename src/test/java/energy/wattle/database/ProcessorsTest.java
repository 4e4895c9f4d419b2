package energy.wattle.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL comes for both processors that Wattle runs on; the one that the tests do not run on is at least looked at.
 */
class ProcessorsTest {

    /** Where an ELF header has the processor, and who is who there. */
    private static final int MACHINE = 18;

    @ParameterizedTest
    @CsvSource({"x86_64, 62", "aarch64, 183"})
    void theProgramsAreForTheProcessorThatJavaNames(String processor, int number) throws IOException {
        Map<String, Integer> machines = new TreeMap<>();
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", processor);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().contains("bin/")) {
                    byte[] header = tar.readNBytes(MACHINE + 2);
                    machines.put(
                            entry.getName().replaceFirst(".*/", ""),
                            (header[MACHINE] & 0xff) | (header[MACHINE + 1] & 0xff) << 8);
                }
            }
        }
        assertThat(machines)
                .containsEntry("postgres", number)
                .containsEntry("initdb", number)
                .containsEntry("pg_ctl", number);
    }
}
