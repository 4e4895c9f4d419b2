package energy.wattle.ledger;

import java.nio.file.Path;
import java.util.List;

/** How this instance's database is replayed by a process beside it. Supplied by whoever knows how it was started. */
@FunctionalInterface
public interface ReplayProgram {

    /** @param report a file that the process writes what came of it to, as {@code java.util.Properties} */
    List<String> command(Path report);
}
