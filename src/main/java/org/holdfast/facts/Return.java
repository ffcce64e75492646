package org.holdfast.facts;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.goods.ReturnLine;
import org.holdfast.facts.goods.ReturnState;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Returned goods.
 *
 * @param source name of the system that numbers the return; {@code null} if none is known
 * @param orderId number or key of the order; a number is looked for among the orders of the same source first
 * @param value value of the goods returned, including tax; it is refunded unless {@code refund} says otherwise
 * @param currency currency of value and refund; {@code null} for that of the order
 * @param refund amount that the customer has or gets back, such as the value less a restocking fee
 * @param state {@code null} if unknown; the goods are taken to be returned then
 * @param lines what is returned; {@code null} if unknown
 * @param attributes declared facts
 */
public record Return(
        String id,
        @Nullable String source,
        @Nullable String orderId,
        DateOrInstant at,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable BigDecimal refund,
        @Nullable ReturnState state,
        @Nullable List<ReturnLine> lines,
        @Nullable String reason,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Return {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        SourcedRecord.checkedReference("orderId", orderId);
        FactConstraints.known("at", at, "a date or an instant");
        value = FactConstraints.notNegative("value", value);
        currency = FactConstraints.currency("currency", currency);
        refund = FactConstraints.notNegative("refund", refund);
        lines = FactConstraints.list("lines", lines);
        FactConstraints.text("reason", reason);
    }

    /** Creates a return without a source and without declared facts. */
    public Return(
            String id,
            @Nullable String orderId,
            DateOrInstant at,
            @Nullable BigDecimal value,
            @Nullable String reason) {
        this(id, null, orderId, at, value, null, null, null, null, reason, null);
    }

    /** Returns a copy with other lines; {@code null} makes them unknown. */
    public Return with(@Nullable List<ReturnLine> others) {
        return new Return(id, source, orderId, at, value, currency, refund, state, others, reason, attributes);
    }

    /** Returns whether the goods came back or the money went back; not while a return is only asked for or agreed. */
    public boolean hasHappened() {
        return state == null || state == ReturnState.RECEIVED || state == ReturnState.REFUNDED;
    }

    /**
     * Returns what the customer has or gets back: nothing for a return that did not happen, and for an exchange only a
     * stated refund; {@code null} if it is unknown.
     */
    public @Nullable BigDecimal moneyBack() {
        if (!hasHappened()) {
            return state == ReturnState.EXCHANGED && refund != null ? refund : BigDecimal.ZERO;
        }
        return refund == null ? value : refund;
    }
}
