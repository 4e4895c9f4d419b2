package energy.wattle.files;

import java.util.List;
import java.util.stream.Collectors;

/** What was brought cannot be used; nothing was done with it. */
public final class BadInputException extends RuntimeException {

    private final transient List<Fault> faults;

    public BadInputException(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** A line for each fault, in English; made when it is asked for, since pages tell the faults in their language. */
    @Override
    public String getMessage() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
    }
}
