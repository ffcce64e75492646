package org.holdfast.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Order;
import org.holdfast.facts.validation.DateOrInstant;

/**
 * Adds what went wrong earlier to the history of a regular customer, and is over: an order that came late, or a
 * complaint that was solved. The other customers are drawn from another sequence of random numbers and stay the same.
 */
final class DemoTroubles {

    private static final int DAY = 86_400;
    /** How many days ago it was over at the latest, so that it no longer matters today. */
    private static final int OVER = 25;

    private final SplittableRandom random;
    private final LocalDate today;
    private final ZoneId zone;

    DemoTroubles(int number, LocalDate today, ZoneId zone) {
        this.random = new SplittableRandom(number);
        this.today = today;
        this.zone = zone;
    }

    /** Makes one of the orders late, or adds a complaint about it; both happen to one customer in three. */
    void addTo(List<Order> orders, List<Complaint> complaints) {
        int kind = random.nextInt(3);
        for (int i = 0; i < orders.size() && kind < 2; i++) {
            Order order = orders.get(i);
            if (order.deliveredAt() != null && daysSince(order.deliveredAt()) > OVER + 15) {
                if (kind == 0) {
                    orders.set(i, late(order, 2 + random.nextInt(6)));
                } else {
                    complaints.add(about(order, order.deliveredAt().start(zone)));
                }
                return;
            }
        }
    }

    private static Order late(Order order, int days) {
        return new Order(
                order.id(),
                order.placedAt(),
                order.value(),
                order.currency(),
                order.promisedAt(),
                order.shippedAt(),
                order.deliveredAt() instanceof DateOrInstant.Exact exact
                        ? DateOrInstant.of(exact.at().plusSeconds((long) (days + 1) * DAY))
                        : order.deliveredAt(),
                order.cancelledAt(),
                order.promisedDiscount(),
                order.appliedDiscount(),
                order.lines());
    }

    private Complaint about(Order order, Instant delivered) {
        Instant opened = delivered.plusSeconds(DAY + random.nextInt(DAY));
        Instant answered = opened.plusSeconds(DAY / 4 + random.nextInt(2 * DAY));
        return new Complaint(
                "K-" + (10_000 + random.nextInt(80_000)),
                order.id(),
                DateOrInstant.of(opened),
                "damaged goods",
                1 + random.nextInt(5),
                random.nextBoolean() ? Complaint.Fault.US : Complaint.Fault.CARRIER,
                DateOrInstant.of(answered),
                DateOrInstant.of(answered.plusSeconds(DAY + random.nextInt(4 * DAY))),
                random.nextBoolean() ? Channel.CALL : Channel.EMAIL,
                null);
    }

    private long daysSince(DateOrInstant time) {
        return today.toEpochDay() - time.epochDay(zone);
    }
}
