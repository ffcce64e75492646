package org.holdfast.simulation.comparison;

import java.math.BigDecimal;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * The next best action of a customer under one rule book, or one that is held back. Money is in the company's currency.
 *
 * @param subject number of the thing it is about, when it is not about the customer
 * @param amount what is granted, or would be if it were not held back, when anything is
 * @param cost what is granted and what the action itself costs
 * @param value worth − cost
 * @param reachable whether the customer's consents allow at least one of the action's channels for its purpose
 */
public record ChosenAction(
        String action,
        ActionKind kind,
        String area,
        String rule,
        @Nullable String subject,
        @Nullable BigDecimal amount,
        BigDecimal cost,
        BigDecimal value,
        boolean reachable) {

    static ChosenAction of(
            Action action, String rule, @Nullable String subject, @Nullable BigDecimal amount, boolean reachable) {
        return new ChosenAction(
                action.id(),
                action.kind(),
                action.area(),
                rule,
                subject,
                amount,
                action.economics().costWith(amount),
                action.economics().valueWith(amount),
                reachable);
    }
}
