package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one action that a person has chosen to take for a customer, instead of the one that ranks first. All guardrails
 * apply to it.
 *
 * @param rule rule that proposes it
 * @param subject id of the order or complaint; {@code null} when it is about the customer as a whole
 * @param atMost maximum amount that the person may give; {@code null} for what the rule proposes
 */
public record Selection(
        String rule,
        String action,
        @Nullable String subject,
        @Nullable BigDecimal atMost) {

    boolean includes(Candidate candidate) {
        return candidate.rule().equals(rule)
                && candidate.action().equals(action)
                && Objects.equals(candidate.subject(), subject);
    }

    /** Returns the amount of a proposal within the maximum. */
    @Nullable
    BigDecimal within(@Nullable BigDecimal proposed) {
        return proposed == null || atMost == null ? proposed : proposed.min(atMost);
    }
}
