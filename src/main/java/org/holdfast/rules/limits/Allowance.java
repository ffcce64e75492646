package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.Set;
import org.holdfast.rules.model.ActionKind;

/**
 * The most that a single customer gets in so many days.
 *
 * @param kinds of action that are counted together
 * @param amount in the company's currency
 */
public record Allowance(Set<ActionKind> kinds, BigDecimal amount, int days) {

    public Allowance {
        kinds = Set.copyOf(kinds);
    }
}
