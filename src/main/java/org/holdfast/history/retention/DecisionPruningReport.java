package org.holdfast.history.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.holdfast.decisions.retention.DecisionRetention;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that lost what is not counted of them, or would.
 *
 * @param keep the period; {@code null} if decisions are kept for good
 * @param firstDay the first day whose decisions are kept, in the company's time zone; {@code null} if all are
 * @param decisions number of decisions that are too old
 * @param open number of decisions that are as old but stay, because the customer could accept something since
 * @param oldest about when the oldest of them was made; {@code null} if there are none
 * @param removed whether they were removed
 * @param complete whether none is left that is too old
 */
public record DecisionPruningReport(
        @Nullable Period keep,
        @Nullable LocalDate firstDay,
        long decisions,
        long open,
        @Nullable Instant oldest,
        boolean removed,
        boolean complete) {

    /** Nothing is too old, because decisions are kept for good. */
    static DecisionPruningReport nothing(DecisionRetention policy, boolean removed) {
        return new DecisionPruningReport(policy.keep(), null, 0, 0, null, removed, true);
    }
}
