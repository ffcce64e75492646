package org.holdfast.loyalty.signs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.fulfilment.Fulfilment;
import org.holdfast.loyalty.fulfilment.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The data from which signs and factors are detected.
 *
 * @param asOf moment of the evaluation; later events are ignored
 * @param usualGapDays usual number of days between purchases; {@code null} without a rhythm
 * @param quietRatio days since the last order as a multiple of {@code usualGapDays}
 * @param benefits what the customer would lose in a programme, such as "120 points"; {@code null} if there is nothing
 */
public record LoyaltyEvidence(
        Customer facts,
        ZoneId zone,
        Instant asOf,
        @Nullable Integer usualGapDays,
        @Nullable BigDecimal quietRatio,
        @Nullable String benefits) {

    /** Age in days from which events are no longer taken into account. */
    static final int YEAR = 365;

    /** Returns the days since a time; {@code null} if it is in the future or more than a year ago. */
    @Nullable
    Integer lately(@Nullable DateOrInstant time) {
        Integer days = daysAgo(time);
        return days == null || days >= YEAR ? null : days;
    }

    /** Returns the days since a time; {@code null} if it is unknown or in the future. */
    @Nullable
    Integer daysAgo(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(asOf, zone)
                ? null
                : Integer.valueOf((int) (DateOrInstant.epochDay(asOf, zone) - time.epochDay(zone)));
    }

    LocalDate today() {
        return asOf.atZone(zone == null ? ZoneOffset.UTC : zone).toLocalDate();
    }

    /** Returns the orders of the last year that were not cancelled, oldest first. */
    List<Order> orders() {
        return facts.orders() == null
                ? List.of()
                : facts.orders().stream()
                        .filter(order -> lately(order.placedAt()) != null && daysAgo(order.cancelledAt()) == null)
                        .sorted(Comparator.comparing(
                                        (Order order) -> order.placedAt().start(zone))
                                .thenComparing(Order::key))
                        .toList();
    }

    /** Returns when all of an order had arrived; {@code null} if something is still to come. */
    @Nullable
    DateOrInstant deliveredAt(Order order) {
        return fulfilment(order).deliveredAt();
    }

    /** Returns whether the order arrived after the promised day, or after the later day that the customer asked for. */
    boolean late(Order order) {
        Fulfilment fulfilment = fulfilment(order);
        DateOrInstant promised = fulfilment.due();
        DateOrInstant delivered = fulfilment.deliveredAt();
        return promised != null
                && delivered != null
                && delivered.day(zone).isAfter(promised.day(zone))
                && (order.parcels() == null
                        || Boolean.TRUE.equals(fulfilment.punctuality().late()));
    }

    private Fulfilment fulfilment(Order order) {
        return Fulfilment.of(order, new Viewpoint(asOf, zone));
    }
}
