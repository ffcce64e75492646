package org.holdfast.simulation.comparison;

import java.io.Serializable;
import java.math.BigDecimal;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Gift;
import org.jspecify.annotations.Nullable;

/**
 * The next best action of a customer under one rule book, or an action that is held back. Amounts are in the company's
 * currency.
 *
 * @param subject id of the order or complaint it is about; {@code null} if it is about the customer
 * @param amount the amount granted, or that would be granted were it not held back; {@code null} if none
 * @param cost the amount granted plus the cost of the action itself
 * @param value worth − cost
 * @param reachable whether the customer's consents allow at least one of the action's channels for its purpose
 * @param gift what is given that is not money, such as {@code points 200}; its expected cost is the amount
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
        boolean reachable,
        @Nullable String gift)
        implements Serializable {

    static ChosenAction of(
            Action action,
            String rule,
            @Nullable String subject,
            @Nullable BigDecimal amount,
            boolean reachable,
            @Nullable Gift gift) {
        return new ChosenAction(
                action.id(),
                action.kind(),
                action.area(),
                rule,
                subject,
                amount,
                action.economics().costWith(amount),
                action.economics().valueWith(amount),
                reachable,
                gift == null ? null : gift.toString());
    }
}
