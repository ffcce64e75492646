package org.holdfast.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.jspecify.annotations.Nullable;

/** Whether a customer stayed with us after a decision. */
enum RetentionStatus {
    /** Ordered in time. */
    YES,
    /** Did not order, and the time is over. */
    NO,
    /** Did not order yet. */
    WAITING,
    /** The customer or their orders are not known. */
    UNKNOWN;

    /**
     * Looks for an order after the decision that was not cancelled. An order of which only the day is known counts from
     * the day after.
     *
     * @param days for which we look
     */
    static RetentionStatus of(
            @Nullable Customer customer, Instant decidedAt, int days, ZoneId defaultZone, Instant now) {
        List<Order> orders = customer == null ? null : customer.orders();
        if (customer == null || orders == null) {
            return UNKNOWN;
        }
        ZoneId zone = customer.timeZone() == null ? defaultZone : customer.timeZone();
        Instant end = decidedAt.plus(Duration.ofDays(days));
        for (Order order : orders) {
            Instant placed = order.placedAt().start(zone);
            if (placed.isAfter(decidedAt)
                    && !placed.isAfter(end)
                    && !placed.isAfter(now)
                    && order.cancelledAt() == null) {
                return YES;
            }
        }
        return end.isAfter(now) ? WAITING : NO;
    }
}
