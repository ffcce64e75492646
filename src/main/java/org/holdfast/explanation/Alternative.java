package org.holdfast.explanation;

import java.time.Instant;
import java.time.LocalDate;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * An action that was not chosen, and how far it is from being chosen. All texts are for readers who know neither the
 * rules nor the names of their fields.
 *
 * @param rule name of the rule
 * @param subject id of the order or complaint; {@code null} when it is about the customer, or when none fits
 * @param title what the action is, in the reader's language
 * @param amount amount that the rule gives; {@code null} if none, or if it depends on a fact that is not there
 * @param text why not, and what would change that, in the reader's language
 * @param from when it is chosen, all else unchanged; {@code null} if not within the days looked ahead
 * @param on day of that moment where the customer lives
 * @param authority level that could allow it now; {@code null} when none could
 * @param guardrail guardrail that holds it back; {@code null} when none does
 * @param missing number of conditions of the rule that are not met
 */
public record Alternative(
        Group group,
        String rule,
        String action,
        @Nullable String subject,
        String title,
        Decision.@Nullable Money amount,
        String text,
        @Nullable Instant from,
        @Nullable LocalDate on,
        @Nullable AuthorityLevel authority,
        @Nullable String guardrail,
        int missing) {

    /** What is in the way, in the order in which readers want to see it. */
    public enum Group {
        /** It comes with time. */
        LATER,
        /** It is possible now, but something better comes first. */
        OUTRANKED,
        /** One condition is not met. */
        ONE_MISSING,
        /** A limit holds it back. */
        HELD_BACK,
        /** A fact is not known. */
        NOT_KNOWN,
        /** Several conditions are not met. */
        SEVERAL_MISSING;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
