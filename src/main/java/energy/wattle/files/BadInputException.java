package energy.wattle.files;

import java.util.List;
import java.util.stream.Collectors;

/** What was brought cannot be used; nothing was done with it. */
public final class BadInputException extends RuntimeException {

    private final transient List<Fault> faults;

    public BadInputException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
