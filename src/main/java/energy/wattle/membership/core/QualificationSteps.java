package energy.wattle.membership.core;

import static energy.wattle.membership.QualificationStatus.APPLIED;
import static energy.wattle.membership.QualificationStatus.APPROVED;
import static energy.wattle.membership.QualificationStatus.REFUSED;
import static energy.wattle.membership.QualificationStatus.SUSPENDED;

import energy.wattle.membership.MemberLimits;
import energy.wattle.membership.Qualification;
import energy.wattle.membership.QualificationStatus;
import energy.wattle.membership.core.MembershipChange.Apply;
import energy.wattle.membership.core.MembershipChange.Review;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a qualification: APPLIED → APPROVED or REFUSED; APPROVED ⇄ SUSPENDED. One that was refused or has expired
 * makes room for a new application; one that has expired is not decided about any more, but may be refused.
 */
final class QualificationSteps {

    private QualificationSteps() {}

    static List<Refusal> refusals(Optional<Qualification> held, Apply asked, Instant now) {
        List<Refusal> refusals = new ArrayList<>(TextRules.instant("from", asked.from()));
        refusals.addAll(TextRules.instant("until", asked.until()));
        if (!asked.from().isBefore(asked.until())) {
            refusals.add(
                    new Refusal("PERIOD_EMPTY", Problem.of("membership.period.empty", asked.from(), asked.until())));
        }
        if (!now.isBefore(asked.until())) {
            refusals.add(new Refusal("PERIOD_OVER", Problem.of("membership.period.over", asked.until(), now)));
        }
        held.filter(before -> before.status() != REFUSED && !before.isExpiredAt(now))
                .ifPresent(before -> refusals.add(standing(before)));
        return refusals;
    }

    static Qualification applied(Apply asked) {
        return new Qualification(asked.side(), APPLIED, asked.from(), asked.until(), "");
    }

    static List<Refusal> refusals(Optional<Qualification> held, Review review, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        if (review.verdict().needsReason()) {
            refusals.addAll(TextRules.name("REASON", "reason", review.reason(), MemberLimits.REASON_LENGTH));
        } else {
            refusals.addAll(TextRules.line("REASON", "reason", review.reason(), MemberLimits.REASON_LENGTH));
        }
        if (held.isEmpty()) {
            refusals.add(new Refusal(
                    "NOT_APPLIED", Problem.of("membership.qualification.none", review.participant(), review.side())));
            return refusals;
        }
        Qualification before = held.get();
        if (before.status() != required(review)) {
            refusals.add(new Refusal(
                    "NOT_" + required(review),
                    Problem.of(
                            "membership.qualification.status",
                            review.participant(),
                            review.side(),
                            before.status(),
                            review.verdict(),
                            required(review))));
        } else if (before.isExpiredAt(now) && target(review) != REFUSED) {
            refusals.add(new Refusal(
                    "EXPIRED", Problem.of("membership.qualification.expired", review.participant(), before.until())));
        }
        return refusals;
    }

    static Qualification reviewed(Qualification before, Review review) {
        return new Qualification(before.side(), target(review), before.from(), before.until(), review.reason());
    }

    private static Refusal standing(Qualification before) {
        return before.status() == APPLIED
                ? new Refusal("ALREADY_APPLIED", Problem.of("membership.qualification.applied", before.side()))
                : new Refusal(
                        "ALREADY_QUALIFIED",
                        Problem.of("membership.qualification.held", before.side(), before.status(), before.until()));
    }

    private static QualificationStatus required(Review review) {
        return switch (review.verdict()) {
            case APPROVE, REFUSE -> APPLIED;
            case SUSPEND -> APPROVED;
            case RESUME -> SUSPENDED;
        };
    }

    private static QualificationStatus target(Review review) {
        return switch (review.verdict()) {
            case APPROVE, RESUME -> APPROVED;
            case REFUSE -> REFUSED;
            case SUSPEND -> SUSPENDED;
        };
    }
}
