package org.holdfast.demo.past;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a customer is decided for: a day or two after each event, the days on which an order becomes late,
 * and once a week, because time alone changes facts. Customers who mentioned a competitor lately are not decided for
 * before today, when they write to us: the answers have nearly emptied their budget, whatever day of the month it is.
 */
final class ReviewDays {

    private static final int WEEK = 7;
    /** The days after the promised day on which rules about late orders can first apply. */
    private static final int[] LATE = {1, 3, 5};

    /** No demo customer mentioned a competitor earlier. */
    private static final int FIRST_MENTION = -21;

    private final Set<Integer> days = new HashSet<>();
    private final DemoCalendar calendar;
    private final int weekday;
    private final boolean writing;

    ReviewDays(Customer facts, DemoCalendar calendar) {
        this.calendar = calendar;
        this.weekday = Math.floorMod(facts.id().hashCode(), WEEK);
        this.writing = Objects.requireNonNullElse(facts.interactions(), List.<Interaction>of()).stream()
                .anyMatch(each -> each.kind() == Interaction.Kind.COMPETITOR_MENTION);
        add(facts.orders(), Order::deliveredAt, 2);
        add(facts.complaints(), Complaint::openedAt, 1);
        add(facts.complaints(), Complaint::resolvedAt, 2);
        add(facts.returns(), Return::at, 1);
        add(facts.surveys(), Survey::at, 1);
        add(facts.interactions(), Interaction::at, 1);
        for (Order order : Objects.requireNonNullElse(facts.orders(), List.<Order>of())) {
            if (order.promisedAt() != null && !isOnTime(order, order.promisedAt())) {
                for (int late : LATE) {
                    days.add(calendar.dayOf(order.promisedAt()) + late);
                }
            }
        }
    }

    /** Returns whether the customer writes to us on a day. */
    boolean isWriting(int day) {
        return writing && day == 0;
    }

    boolean contain(int day) {
        if (writing && day >= FIRST_MENTION) {
            return day == 0;
        }
        return days.contains(day) || Math.floorMod(day, WEEK) == weekday;
    }

    private boolean isOnTime(Order order, DateOrInstant promised) {
        return order.deliveredAt() != null && calendar.dayOf(order.deliveredAt()) <= calendar.dayOf(promised);
    }

    private <T> void add(@Nullable Collection<T> events, Function<T, @Nullable DateOrInstant> time, int daysLater) {
        if (events != null) {
            events.stream().map(time).filter(Objects::nonNull).forEach(at -> days.add(calendar.dayOf(at) + daysLater));
        }
    }
}
