package org.holdfast.simulation.comparison;

import java.util.Objects;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * How the next best action of a customer differs between two rule books. Texts, worth and channels are not compared.
 */
public enum ActionChange {
    /** No action before, an action now. */
    GAINED,
    /** An action before, no action now. */
    LOST,
    /** Nothing was proposed before; now an action is proposed but held back. */
    HELD_BACK,
    OTHER_ACTION,
    /** The same action about another order or complaint. */
    OTHER_SUBJECT,
    /** The same action about the same subject, with another amount or gift. */
    OTHER_AMOUNT,
    /** The same in every respect, but proposed by another rule. */
    OTHER_RULE,
    SAME;

    /** @param heldBack the action held back now, if nothing was proposed before */
    static ActionChange between(
            @Nullable ChosenAction before, @Nullable ChosenAction after, @Nullable ChosenAction heldBack) {
        if (before == null && after == null) {
            return heldBack == null ? SAME : HELD_BACK;
        }
        if (before == null || after == null) {
            return before == null ? GAINED : LOST;
        }
        if (!before.action().equals(after.action())) {
            return OTHER_ACTION;
        }
        if (!Objects.equals(before.subject(), after.subject())) {
            return OTHER_SUBJECT;
        }
        if (!Objects.equals(before.gift(), after.gift())
                || (before.amount() == null || after.amount() == null
                        ? before.amount() != after.amount()
                        : before.amount().compareTo(after.amount()) != 0)) {
            return OTHER_AMOUNT;
        }
        return before.rule().equals(after.rule()) ? SAME : OTHER_RULE;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
