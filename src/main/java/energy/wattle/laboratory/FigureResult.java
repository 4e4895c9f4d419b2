package energy.wattle.laboratory;

import java.util.Optional;

/**
 * What came of one figure.
 *
 * @param name as the bundle's {@code laboratory.figure.*} name it
 * @param english what is seen, in sentences that follow from the numbers
 * @param chinese the same
 * @param lines markup of the plot with its legend; texts in both languages, of classes {@code en} and {@code zh}
 * @param bars the same of where the time goes; nothing where the figure measures no time
 * @param runs CSV, a row per run
 */
public record FigureResult(
        String name, String english, String chinese, String lines, Optional<String> bars, String runs) {}
