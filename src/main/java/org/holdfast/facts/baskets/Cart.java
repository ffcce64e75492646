package org.holdfast.facts.baskets;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * A shopping cart in its latest known state.
 *
 * @param source name of the shop or system that numbers it; {@code null} if none is known
 * @param startedAt when the first article was put into it
 * @param changedAt when its contents last changed
 * @param value price of its contents, in {@code currency}
 * @param lines articles in it; empty if it was emptied, {@code null} if they are unknown
 * @param orderedAt when it became an order; {@code null} if it did not, or if that is unknown
 * @param orderId number or key of the order that it became
 * @param attributes declared facts
 */
public record Cart(
        String id,
        @Nullable String source,
        @Nullable DateOrInstant startedAt,
        @Nullable DateOrInstant changedAt,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable List<CartLine> lines,
        @Nullable DateOrInstant orderedAt,
        @Nullable String orderId,
        @Nullable Attributes attributes)
        implements SourcedRecord {

    public Cart {
        FactConstraints.id("id", id);
        SourcedRecord.checkedSource(source);
        value = FactConstraints.notNegative("value", value);
        currency = FactConstraints.currency("currency", currency);
        lines = FactConstraints.list("lines", lines);
        SourcedRecord.checkedReference("orderId", orderId);
    }

    /**
     * Returns whether this state of the cart changed after another one.
     *
     * @param zone time zone in which the customer's days begin and end; {@code null} if unknown
     */
    public boolean isNewerThan(Cart other, @Nullable ZoneId zone) {
        ZoneId used = zone == null ? ZoneOffset.UTC : zone;
        return changedAt != null
                && (other.changedAt == null || changedAt.end(used).isAfter(other.changedAt.end(used)));
    }

    /** Returns a copy with other lines; {@code null} makes them unknown. */
    public Cart with(@Nullable List<CartLine> others) {
        return new Cart(id, source, startedAt, changedAt, value, currency, others, orderedAt, orderId, attributes);
    }
}
