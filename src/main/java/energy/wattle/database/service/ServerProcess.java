package energy.wattle.database.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the server of a data directory, compared with the processes there are.
 *
 * @param commandLine program and arguments of the living process of that id; empty if they cannot be read
 */
record ServerProcess(long pid, int port, List<String> commandLine) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    ServerProcess {
        commandLine = List.copyOf(commandLine);
    }

    /** The process that a data directory's file names, if it lives; whether it is a server is another question. */
    static Optional<ServerProcess> of(DataDirectory directory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.processFile());
            if (lines.size() <= PORT_LINE) {
                return Optional.empty(); // PostgreSQL has the last word on a file cut short
            }
            long pid = Long.parseLong(lines.get(PID_LINE).strip());
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(_ -> new ServerProcess(pid, port, commandLine(pid)));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether this is certainly not the directory's server, but was given the id of one long gone. */
    boolean isAnother(DataDirectory directory) {
        boolean serves = !commandLine.isEmpty()
                && commandLine.getFirst().endsWith("/postgres")
                && commandLine.contains(directory.path().toString());
        return !commandLine.isEmpty() && !serves;
    }

    private static List<String> commandLine(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return line.isEmpty()
                    ? List.of()
                    : List.of(line.substring(0, line.length() - 1).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
