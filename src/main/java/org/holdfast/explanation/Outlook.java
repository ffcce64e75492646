package org.holdfast.explanation;

import java.time.Instant;
import org.holdfast.explanation.DecisionExplanation.WhyNot;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not done, with what would lead to it.
 *
 * @param explanation explanation of the conditions; {@code null} when the rule proposed something, or is paused
 * @param from first moment at which it is chosen or at least allowed; {@code null} if time does not lead to it
 * @param change what would have to change, as text
 */
record Outlook(
        WhyNot whyNot,
        @Nullable RuleExplanation explanation,
        boolean paused,
        @Nullable Instant from,
        @Nullable String change) {}
