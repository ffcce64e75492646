package org.holdfast.loyalty.signs;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A customer as known at a moment.
 *
 * @param usualGapDays days between purchases; {@code null} without a rhythm
 * @param quietRatio days since the last order as a multiple of that
 * @param benefits what they would lose in a programme, in words such as "120 points"; {@code null} for nothing
 */
public record LoyaltyEvidence(
        Customer facts,
        ZoneId zone,
        Instant asOf,
        @Nullable Integer usualGapDays,
        @Nullable BigDecimal quietRatio,
        @Nullable String benefits) {

    /** What is older tells of another time. */
    static final int YEAR = 365;

    /** Days ago, or {@code null} for what has not come yet or is older than a year. */
    @Nullable
    Integer lately(@Nullable DateOrInstant time) {
        Integer days = daysAgo(time);
        return days == null || days >= YEAR ? null : days;
    }

    @Nullable
    Integer daysAgo(@Nullable DateOrInstant time) {
        return time == null || !time.hasCome(asOf, zone)
                ? null
                : Integer.valueOf((int) ChronoUnit.DAYS.between(time.day(zone), today()));
    }

    LocalDate today() {
        return asOf.atZone(zone == null ? ZoneOffset.UTC : zone).toLocalDate();
    }

    /** Orders of the last year that were not cancelled, the oldest first. */
    List<Order> orders() {
        return facts.orders() == null
                ? List.of()
                : facts.orders().stream()
                        .filter(order -> lately(order.placedAt()) != null && daysAgo(order.cancelledAt()) == null)
                        .sorted(Comparator.comparing(
                                        (Order order) -> order.placedAt().start(zone))
                                .thenComparing(Order::id))
                        .toList();
    }

    /** Whether it arrived after its day was over. */
    boolean late(Order order) {
        DateOrInstant promised = order.promisedAt();
        DateOrInstant delivered = order.deliveredAt();
        return promised != null
                && delivered != null
                && daysAgo(delivered) != null
                && delivered.day(zone).isAfter(promised.day(zone));
    }
}
