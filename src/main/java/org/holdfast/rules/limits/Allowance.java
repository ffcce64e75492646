package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.Set;
import org.holdfast.rules.model.ActionKind;

/**
 * The maximum total amount a single customer may receive within a number of days.
 *
 * @param kinds kinds of action that are counted together
 * @param amount the maximum, in the company's currency
 * @param days length of the sliding window, in days
 */
public record Allowance(Set<ActionKind> kinds, BigDecimal amount, int days) {

    public Allowance {
        kinds = Set.copyOf(kinds);
    }
}
