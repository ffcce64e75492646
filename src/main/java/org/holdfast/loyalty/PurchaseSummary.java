package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** Summarises the purchase behaviour of a customer. Cancelled orders are ignored. Not thread-safe. */
public final class PurchaseSummary {

    /** A rhythm requires at least two gaps, hence three purchase days. */
    private static final int DAYS_FOR_A_RHYTHM = 3;

    private final List<OrderView> kept;
    private final int[] purchaseDays;
    private final long today;
    private final @Nullable Integer usualGapDays;
    private final @Nullable Integer daysSinceLast;
    private final @Nullable BigDecimal quietRatio;
    private final RollingSums sums = new RollingSums(this::sum);
    private @Nullable BigDecimal average;

    PurchaseSummary(List<OrderView> orders, long today) {
        this.kept = withoutCancelled(orders);
        this.today = today;
        this.purchaseDays = distinctDays(kept);
        this.usualGapDays = medianGap(purchaseDays);
        this.daysSinceLast = purchaseDays.length == 0
                ? null
                : Integer.valueOf((int) (today - purchaseDays[purchaseDays.length - 1]));
        this.quietRatio = daysSinceLast == null || usualGapDays == null
                ? null
                : BigDecimal.valueOf(daysSinceLast).divide(BigDecimal.valueOf(usualGapDays), 2, RoundingMode.HALF_UP);
    }

    /** Returns the number of orders that were not cancelled. */
    public int count() {
        return kept.size();
    }

    /** Returns the days since the last purchase; {@code null} if there is none. */
    public @Nullable Integer daysSinceLast() {
        return daysSinceLast;
    }

    /** Returns when the last order was placed; {@code null} if only its day is known, or there is none. */
    public @Nullable Instant lastPlacedAt() {
        Instant last = null;
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).placedDay() == lastDay(); i--) {
            if (!(kept.get(i).order().placedAt() instanceof DateOrInstant.Exact exact)) {
                return null;
            }
            last = last == null || exact.at().isAfter(last) ? exact.at() : last;
        }
        return last;
    }

    private long lastDay() {
        return kept.get(kept.size() - 1).placedDay();
    }

    /** Returns the days since the first purchase; {@code null} if there is none. */
    public @Nullable Integer daysSinceFirst() {
        return purchaseDays.length == 0 ? null : (int) (today - purchaseDays[0]);
    }

    /**
     * Returns the median number of days between consecutive purchase days; {@code null} before the third purchase day.
     */
    public @Nullable Integer usualGapDays() {
        return usualGapDays;
    }

    /**
     * Returns the days since the last order as a multiple of the usual gap, with two decimals; {@code null} without a
     * rhythm.
     */
    public @Nullable BigDecimal quietRatio() {
        return quietRatio;
    }

    /** Returns the purchase days with the amount spent on each, the input of churn models. */
    public PurchaseHistory history() {
        float[] spend = new float[purchaseDays.length];
        int at = 0;
        for (OrderView order : kept) {
            if (order.placedDay() != purchaseDays[at]) {
                at++;
            }
            spend[at] +=
                    order.homeValue() == null ? Float.NaN : order.homeValue().floatValue();
        }
        return PurchaseHistory.of(purchaseDays, spend);
    }

    /** Returns the number of orders placed in the last {@code days} days, including today. */
    public int countIn(int days) {
        int count = 0;
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).placedDaysAgo() < days; i--) {
            count++;
        }
        return count;
    }

    /**
     * Returns the value of those orders in the company's currency; {@code null} if the value of one of them is unknown.
     */
    public @Nullable BigDecimal spendIn(int days) {
        return sums.of(days);
    }

    private @Nullable BigDecimal sum(int days) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = kept.size() - 1; i >= 0 && kept.get(i).placedDaysAgo() < days; i--) {
            BigDecimal value = kept.get(i).homeValue();
            if (value == null) {
                return null;
            }
            sum = sum.add(value);
        }
        return sum;
    }

    /** Returns the value of all orders in the company's currency; {@code null} if one value is unknown. */
    public @Nullable BigDecimal totalSpend() {
        return spendIn(Integer.MAX_VALUE);
    }

    /**
     * Returns the average order value in the company's currency, with two decimals; {@code null} without orders or if
     * one value is unknown.
     */
    public @Nullable BigDecimal averageValue() {
        BigDecimal total = average == null ? totalSpend() : null;
        if (total != null && !kept.isEmpty()) {
            average = total.divide(BigDecimal.valueOf(kept.size()), 2, RoundingMode.HALF_UP);
        }
        return average;
    }

    private static List<OrderView> withoutCancelled(List<OrderView> orders) {
        for (OrderView order : orders) {
            if (order.cancelled()) {
                return orders.stream().filter(each -> !each.cancelled()).toList();
            }
        }
        return orders;
    }

    private static int[] distinctDays(List<OrderView> orders) {
        int[] days = new int[orders.size()];
        int count = 0;
        for (OrderView order : orders) {
            int day = (int) order.placedDay();
            if (count == 0 || days[count - 1] != day) {
                days[count++] = day;
            }
        }
        return count == days.length ? days : Arrays.copyOf(days, count);
    }

    private static @Nullable Integer medianGap(int[] days) {
        if (days.length < DAYS_FOR_A_RHYTHM) {
            return null;
        }
        int[] gaps = new int[days.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = days[i + 1] - days[i];
        }
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle] + 1) / 2;
    }
}
