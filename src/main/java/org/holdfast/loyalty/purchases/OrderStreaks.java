package org.holdfast.loyalty.purchases;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.calendar.CalendarUnit;
import org.jspecify.annotations.Nullable;

/**
 * For how many weeks, months, quarters or years in a row a customer has ordered, cancelled orders aside, by the
 * calendar where the customer lives.
 */
public final class OrderStreaks {

    private final List<OrderView> orders;
    private final LocalDate today;
    private final Map<CalendarUnit, Streak> streaks = new EnumMap<>(CalendarUnit.class);

    /**
     * Units with an order, without a gap.
     *
     * @param full number of full units that end with the last one
     * @param current whether there is an order in the unit that has begun
     */
    private record Streak(int full, boolean current) {}

    private OrderStreaks(List<OrderView> orders, LocalDate today) {
        this.orders = orders;
        this.today = today;
    }

    /** Returns the streaks of a customer; {@code null} if orders are unknown. */
    public static @Nullable OrderStreaks of(CustomerView view) {
        List<OrderView> orders = view.orders();
        return orders == null ? null : view.cached(OrderStreaks.class, each -> new OrderStreaks(orders, each.today()));
    }

    /** Returns whether there is an order in each of the last full units; the one that has begun does not count. */
    public boolean inEachOfTheLast(int number, CalendarUnit unit) {
        return streak(unit).full >= number;
    }

    /** Returns the number of units in a row up to now. The unit that has begun counts once it has an order. */
    public int inARow(CalendarUnit unit) {
        Streak streak = streak(unit);
        return streak.full + (streak.current ? 1 : 0);
    }

    private Streak streak(CalendarUnit unit) {
        return streaks.computeIfAbsent(unit, this::find);
    }

    private Streak find(CalendarUnit unit) {
        LocalDate now = unit.start(today);
        LocalDate next = unit.plus(now, -1);
        boolean current = false;
        int full = 0;
        // The latest orders are at the end.
        for (int i = orders.size() - 1; i >= 0; i--) {
            LocalDate at = unit.start(LocalDate.ofEpochDay(orders.get(i).placedDay()));
            boolean counts = !orders.get(i).cancelled();
            current |= counts && at.equals(now);
            if (counts && at.equals(next)) {
                full++;
                next = unit.plus(next, -1);
            }
            if (at.isBefore(next)) {
                break;
            }
        }
        return new Streak(full, current);
    }
}
