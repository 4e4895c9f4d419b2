package energy.wattle.disclosure;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One line of a document: a figure over a time, or the statement that it is withheld there.
 *
 * @param zone nothing for the whole market
 * @param from first instant
 * @param until first instant after it
 * @param value in the figure's unit; nothing where it is withheld to protect members
 * @param mergedFrom how many finer cells this one stands for because one of them was not to be shown; 1 where none
 */
public record Row(
        Optional<String> zone, Figure figure, Instant from, Instant until, OptionalLong value, int mergedFrom) {

    public Row {
        if (!from.isBefore(until) || mergedFrom < 1) {
            throw new IllegalArgumentException(
                    "a row is of a time that ends (%s) after it begins (%s)".formatted(until, from));
        }
    }

    public boolean isWithheld() {
        return value.isEmpty();
    }
}
