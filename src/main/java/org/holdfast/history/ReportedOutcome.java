package org.holdfast.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A report on the outcome of an action.
 *
 * @param choice the chosen remedy, or {@code null} if there was no choice
 * @param by name of the reporting person or system
 * @param key idempotency key: a repeated report with the same key and action has no effect
 */
public record ReportedOutcome(
        String decisionId,
        String actionId,
        Result result,
        @Nullable String choice,
        Instant at,
        @Nullable String note,
        @Nullable String by,
        @Nullable BigDecimal amount,
        @Nullable String key) {

    /** The kind of outcome. */
    public enum Result {
        PRESENTED,
        DELIVERED,
        ACCEPTED,
        REJECTED,
        IGNORED,
        FAILED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
