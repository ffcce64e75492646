package org.holdfast.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.jspecify.annotations.Nullable;

/** Whether a customer was retained after a decision. */
enum RetentionStatus {
    /** The customer ordered in time. */
    YES,
    /** The customer did not order in time. */
    NO,
    /** The customer has not ordered, but the time is not over yet. */
    WAITING,
    /** The customer or their orders are unknown. */
    UNKNOWN;

    /**
     * Looks for an order after the decision that was not cancelled. An order with only a date counts if its date is
     * after the day of the decision.
     *
     * @param days number of days after the decision within which an order counts
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
