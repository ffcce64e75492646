package org.holdfast.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What became of an action.
 *
 * @param choice the remedy taken, where there was a choice
 * @param by who reports it
 * @param key names this report; the same key for the same action has no second effect
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

    /** How it went. */
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
