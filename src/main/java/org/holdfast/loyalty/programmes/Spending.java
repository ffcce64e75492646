package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a customer spent by the day on which it counts in a programme. An order of unknown value counts nothing. */
final class Spending {

    /** The sum of everything up to and including a day. */
    private final NavigableMap<LocalDate, BigDecimal> upTo = new TreeMap<>();

    Spending(Programme programme, List<Purchase> purchases) {
        NavigableMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        for (Purchase purchase : purchases) {
            LocalDate day = purchase.counts(programme);
            BigDecimal spent = purchase.spent();
            if (day != null && spent != null && spent.signum() > 0) {
                byDay.merge(day, spent, BigDecimal::add);
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (var each : byDay.entrySet()) {
            sum = sum.add(each.getValue());
            upTo.put(each.getKey(), sum);
        }
    }

    /** The days on which something counts. */
    Iterable<LocalDate> days() {
        return upTo.keySet();
    }

    boolean anyBetween(LocalDate first, LocalDate last) {
        LocalDate day = upTo.ceilingKey(first);
        return day != null && !day.isAfter(last);
    }

    /** Spent from one day to another, both included. */
    BigDecimal between(LocalDate first, LocalDate last) {
        return first.isAfter(last) ? BigDecimal.ZERO : sum(last).subtract(sum(first.minusDays(1)));
    }

    /** Spent in the last so many days, the day itself included. */
    BigDecimal in(int days, LocalDate day) {
        return between(day.minusDays(days - 1L), day);
    }

    private BigDecimal sum(LocalDate day) {
        var entry = upTo.floorEntry(day);
        return entry == null ? BigDecimal.ZERO : entry.getValue();
    }
}
