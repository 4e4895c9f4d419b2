package energy.wattle.ledger.service;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * The last answers of one neighbour about its clock. Kept against the monotonic clock, so that a step of the own clock
 * shows at once, and one of the neighbour's with its next answer. Times are milliseconds.
 */
final class ClockReadings {

    /** The one with the shortest way counts: its error is the least. */
    private static final int KEPT = 4;

    /** Answers that it takes to believe a neighbour: one may be a mishap. */
    private static final int BELIEVED = 2;

    private final Deque<Answer> answers = new ArrayDeque<>();

    /**
     * @param lead of their clock over the own monotonic one
     * @param error at most so much, either way
     * @param at when it came, monotonic
     */
    private record Answer(long lead, long error, long at, boolean isSure) {}

    /**
     * The neighbour has answered.
     *
     * @param theirs their clock
     * @param asked when it was asked, monotonic
     * @param now monotonic
     */
    void add(long theirs, boolean isSure, long asked, long now) {
        long error = (now - asked + 1) / 2;
        Answer fresh = new Answer(theirs - (asked + error), error, now, isSure);
        // Where two answers cannot both be true, the neighbour's clock was set meanwhile.
        answers.removeIf(old -> Math.abs(old.lead() - fresh.lead()) > old.error() + fresh.error() + 1);
        answers.addLast(fresh);
        if (answers.size() > KEPT) {
            answers.removeFirst();
        }
    }

    /** Whether nothing was heard for so long. */
    boolean isStale(long now, long patience) {
        return answers.isEmpty() || now - answers.getLast().at() > patience;
    }

    /** Whether the neighbour takes its own clock for right. */
    boolean isSure() {
        return answers.isEmpty() || answers.getLast().isSure();
    }

    /** Their clock less the monotonic one; nothing until it is known well enough. */
    Optional<Long> lead() {
        return answers.size() < BELIEVED
                ? Optional.empty()
                : answers.stream().min(Comparator.comparingLong(Answer::error)).map(Answer::lead);
    }
}
