package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The amounts a customer spent, by the day on which they count in a programme. An order of unknown value is ignored.
 */
final class Spending {

    /** Cumulative sum up to and including a day. */
    private final NavigableMap<LocalDate, BigDecimal> upTo = new TreeMap<>();

    Spending(Programme programme, List<Purchase> purchases) {
        for (Purchase purchase : purchases) {
            LocalDate day = purchase.counts(programme);
            BigDecimal spent = purchase.spent();
            if (day != null && spent != null && spent.signum() > 0) {
                upTo.merge(day, spent, BigDecimal::add);
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (var each : upTo.entrySet()) {
            sum = sum.add(each.getValue());
            each.setValue(sum);
        }
    }

    /** Returns the days on which an order counts. */
    NavigableSet<LocalDate> days() {
        return upTo.navigableKeySet();
    }

    /** Returns whether an order counts between two days, both inclusive. */
    boolean anyBetween(LocalDate first, LocalDate last) {
        LocalDate day = upTo.ceilingKey(first);
        return day != null && !day.isAfter(last);
    }

    /** Returns the amount spent between two days, both inclusive. */
    BigDecimal between(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? BigDecimal.ZERO
                : sum(upTo.floorEntry(last)).subtract(sum(upTo.lowerEntry(first)));
    }

    /** Returns the amount spent in the given number of days that end on {@code day}. */
    BigDecimal in(int days, LocalDate day) {
        return between(day.minusDays(days - 1L), day);
    }

    private static BigDecimal sum(Map.@Nullable Entry<LocalDate, BigDecimal> upToDay) {
        return upToDay == null ? BigDecimal.ZERO : upToDay.getValue();
    }
}
