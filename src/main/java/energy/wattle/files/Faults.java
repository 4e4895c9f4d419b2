package energy.wattle.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the faults of one or more files. Reading goes on after a fault, so that one look at the file finds all. */
public final class Faults {

    /** How many faults are told; a file with more is mended in several rounds. */
    public static final int LIMIT = 100;

    private final List<Fault> told = new ArrayList<>();

    public void add(Fault fault) {
        if (told.size() < LIMIT) {
            told.add(fault);
        }
    }

    /** Whether nothing more would be told, so that reading on is pointless. */
    public boolean isFull() {
        return told.size() >= LIMIT;
    }

    /** @throws BadInputException with all faults, those of one file by line, if there are any */
    public void throwIfAny() {
        if (!told.isEmpty()) {
            List<String> files = told.stream().map(Fault::file).distinct().toList();
            told.sort(Comparator.comparingInt((Fault fault) -> files.indexOf(fault.file()))
                    .thenComparingLong(Fault::line));
            throw new BadInputException(told);
        }
    }
}
