package org.holdfast.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Goods that came back. {@code value} is what was or will be refunded, in the currency of the order. */
public record Return(String id, @Nullable String orderId, Timepoint at, @Nullable BigDecimal value, @Nullable String reason) {

    public Return {
        Check.id("id", id);
        Check.optionalId("orderId", orderId);
        Check.known("at", at, "a date or an instant");
        value = Check.notNegative("value", value);
        Check.text("reason", reason);
    }
}
