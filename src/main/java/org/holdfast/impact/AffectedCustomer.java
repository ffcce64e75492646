package org.holdfast.impact;

import org.holdfast.simulation.comparison.ActionChange;
import org.holdfast.simulation.comparison.ChosenAction;
import org.jspecify.annotations.Nullable;

/**
 * A customer affected by a draft.
 *
 * @param before the action under the live rule book; {@code null} if none
 * @param after the action under the draft, or the one held back by it; {@code null} if none
 * @param why in the language of the reader as far as the rules have sentences in it
 */
public record AffectedCustomer(
        String customerId,
        ActionChange change,
        @Nullable ChosenAction before,
        @Nullable ChosenAction after,
        String why) {}
