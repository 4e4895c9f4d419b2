package energy.wattle.laboratory.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that are simulated, the paper’s first. Figure 9 and table 1 are measured on instances instead. */
public enum Figure {
    FIVE("5", Measure.TIME, true),
    SIX("6", Measure.TIME, true),
    SEVEN("7", Measure.TIME, true),
    EIGHT_A("8a", Measure.THROUGHPUT, true),
    EIGHT_B("8b", Measure.THROUGHPUT, true),
    EIGHT_C("8c", Measure.THROUGHPUT, true),
    LARGE("large", Measure.TIME, false),
    MALICIOUS("malicious", Measure.TIME, false),
    IDLE("idle", Measure.TIME, false),
    PARTITION("partition", Measure.TIME, false),
    SLOW_REGION("slow-region", Measure.TIME, false),
    STAKE("stake", Measure.TIME, false),
    RECOVERY("recovery", Measure.RECOVERY, false),
    BYTES("bytes", Measure.BYTES, false),
    SLOT("slot", Measure.TIME, false),
    ELECTION("election", Measure.TIME, false);

    private final String code;
    private final Measure measure;
    private final boolean isOfPaper;

    Figure(String code, Measure measure, boolean isOfPaper) {
        this.code = code;
        this.measure = measure;
        this.isOfPaper = isOfPaper;
    }

    /** As on the command line and in file names. */
    public String code() {
        return code;
    }

    public Measure measure() {
        return measure;
    }

    public boolean isOfPaper() {
        return isOfPaper;
    }

    public static Optional<Figure> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    public static List<Figure> all() {
        return List.of(values());
    }
}
