package org.holdfast.loyalty.purchases;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * For how many weeks, months, quarters or years in a row a customer has ordered, cancelled orders aside, by the
 * calendar where the customer lives. Weeks begin on Monday.
 */
public final class OrderStreaks {

    private final List<OrderView> orders;
    private final long today;
    private final Map<Unit, Streak> streaks = new EnumMap<>(Unit.class);

    /** A unit of the calendar, numbered without gaps. */
    public enum Unit {
        // 1970-01-01 was a Thursday.
        WEEK(day -> Math.floorDiv(day + 3, 7L)),
        MONTH(day -> month(LocalDate.ofEpochDay(day))),
        QUARTER(day -> quarter(LocalDate.ofEpochDay(day))),
        YEAR(day -> LocalDate.ofEpochDay(day).getYear());

        private final LongUnaryOperator number;

        Unit(LongUnaryOperator number) {
            this.number = number;
        }

        private static long month(LocalDate day) {
            return day.getYear() * 12L + day.getMonthValue();
        }

        private static long quarter(LocalDate day) {
            return day.getYear() * 4L + day.get(IsoFields.QUARTER_OF_YEAR);
        }
    }

    /**
     * Units with an order, without a gap.
     *
     * @param full number of full units that end with the last one
     * @param current whether there is an order in the unit that has begun
     */
    private record Streak(int full, boolean current) {}

    private OrderStreaks(List<OrderView> orders, long today) {
        this.orders = orders;
        this.today = today;
    }

    /** Returns the streaks of a customer; {@code null} if orders are unknown. */
    public static @Nullable OrderStreaks of(CustomerView view) {
        List<OrderView> orders = view.orders();
        return orders == null
                ? null
                : view.cached(
                        OrderStreaks.class,
                        each -> new OrderStreaks(orders, each.today().toEpochDay()));
    }

    /** Returns whether there is an order in each of the last full units; the one that has begun does not count. */
    public boolean inEachOfTheLast(int number, Unit unit) {
        return streak(unit).full >= number;
    }

    /** Returns the number of units in a row up to now. The unit that has begun counts once it has an order. */
    public int inARow(Unit unit) {
        Streak streak = streak(unit);
        return streak.full + (streak.current ? 1 : 0);
    }

    private Streak streak(Unit unit) {
        return streaks.computeIfAbsent(unit, this::find);
    }

    private Streak find(Unit unit) {
        long now = unit.number.applyAsLong(today);
        boolean current = false;
        long next = now - 1;
        // The latest orders are at the end.
        for (int i = orders.size() - 1; i >= 0; i--) {
            long at = unit.number.applyAsLong(orders.get(i).placedDay());
            if (!orders.get(i).cancelled()) {
                current |= at == now;
                next -= at == next ? 1 : 0;
            }
            if (at < next) {
                break;
            }
        }
        return new Streak((int) (now - 1 - next), current);
    }
}
