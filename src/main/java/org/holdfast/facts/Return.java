package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Returned goods.
 *
 * @param value amount refunded or to be refunded, in the currency of the order
 */
public record Return(
        String id,
        @Nullable String orderId,
        DateOrInstant at,
        @Nullable BigDecimal value,
        @Nullable String reason) {

    public Return {
        FactConstraints.id("id", id);
        FactConstraints.optionalId("orderId", orderId);
        FactConstraints.known("at", at, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        FactConstraints.text("reason", reason);
    }
}
