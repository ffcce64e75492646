package org.holdfast.facts;

import java.math.BigDecimal;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Returned goods.
 *
 * @param source name of the system that numbers the return; {@code null} if none is known
 * @param orderId number or key of the order; a number is looked for among the orders of the same source first
 * @param value amount refunded or to be refunded, in the currency of the order
 * @param attributes declared facts
 */
public record Return(
        String id,
        @Nullable String source,
        @Nullable String orderId,
        DateOrInstant at,
        @Nullable BigDecimal value,
        @Nullable String reason,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Return {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        SourcedRecord.checkedReference("orderId", orderId);
        FactConstraints.known("at", at, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        FactConstraints.text("reason", reason);
    }

    /** Creates a return without a source and without declared facts. */
    public Return(
            String id,
            @Nullable String orderId,
            DateOrInstant at,
            @Nullable BigDecimal value,
            @Nullable String reason) {
        this(id, null, orderId, at, value, reason, null);
    }
}
