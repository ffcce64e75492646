package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.RollingSums;
import org.jspecify.annotations.Nullable;

/**
 * The measures of one customer that rules use. Each is computed on first use and then kept, so unused measures cost
 * nothing. "The last n days" include today; "the n days before" directly precede them. Not thread-safe.
 */
public final class CustomerMeasures {

    /** With fewer orders in the earlier period, a comparison would be coincidental. */
    static final int MIN_ORDERS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CustomerView view;
    private final RollingSums spendPerOrderDrops = new RollingSums(this::computeSpendPerOrderDrop);
    private final RollingSums orderDrops = new RollingSums(this::computeOrdersDrop);
    private final RollingSums engagements = new RollingSums(this::computeEngagement);
    private @Nullable BigDecimal lifetimeValue;
    private boolean lifetimeValueComputed;
    private @Nullable Integer productKinds;
    private boolean productKindsComputed;

    private CustomerMeasures(CustomerView view) {
        this.view = view;
    }

    /** Returns the measures of a view, always the same object. */
    public static CustomerMeasures of(CustomerView view) {
        return view.cached(CustomerMeasures.class, CustomerMeasures::new);
    }

    /**
     * Returns the percentage by which the average order value of the last {@code days} days is below that of the
     * {@code days} days before: 100 · (1 − now/before), negative if it increased. Rounded down to hundredths, so that
     * "at least" is never satisfied by rounding.
     *
     * @return {@code null} with fewer than two orders in either period, or if a value is unknown
     */
    public @Nullable BigDecimal spendPerOrderDrop(int days) {
        return spendPerOrderDrops.of(days);
    }

    /**
     * Returns the percentage by which the number of orders in the last {@code days} days is below that of the
     * {@code days} days before: 100 · (1 − now/before), negative if it increased, 100 if there are no orders any more.
     *
     * @return {@code null} with fewer than two orders in the earlier period, or if orders are unknown
     */
    public @Nullable BigDecimal ordersDrop(int days) {
        return orderDrops.of(days);
    }

    /**
     * Returns the {@link Engagement} index over the last {@code days} days, 0 to 100; {@code null} if orders are
     * unknown.
     */
    public @Nullable Integer engagementIn(int days) {
        BigDecimal index = engagements.of(days);
        return index == null ? null : index.intValue();
    }

    /**
     * Returns the value of all orders less refunds; {@code null} if orders or a value are unknown. See
     * {@link LifetimeValue}.
     */
    public @Nullable BigDecimal lifetimeValue() {
        if (!lifetimeValueComputed && view.orders() != null) {
            lifetimeValue = new PeriodContribution(view, new Period(view.today(), view.today())).lifetimeValue();
        }
        lifetimeValueComputed = true;
        return lifetimeValue;
    }

    /** Returns the number of product kinds bought; {@code null} if orders, lines or categories are unknown. */
    public @Nullable Integer productKinds() {
        List<OrderView> orders = view.orders();
        if (!productKindsComputed && orders != null) {
            ProductKinds kinds = new ProductKinds();
            orders.stream().filter(order -> !order.cancelled()).forEach(order -> kinds.add(order.lines()));
            productKinds = kinds.count();
        }
        productKindsComputed = true;
        return productKinds;
    }

    /**
     * Returns the number of points by which the most recent answer to "would you recommend us?" is below the previous
     * one; {@code null} with fewer than two answers.
     */
    public @Nullable BigDecimal npsDrop() {
        List<DatedFact<Survey>> surveys = view.surveys();
        if (surveys == null) {
            return null;
        }
        BigDecimal newest = null;
        for (int i = surveys.size() - 1; i >= 0; i--) {
            Survey survey = surveys.get(i).fact();
            if (survey.kind() == Survey.Kind.NPS && newest != null) {
                return survey.score().subtract(newest);
            }
            newest = survey.kind() == Survey.Kind.NPS ? survey.score() : newest;
        }
        return null;
    }

    private @Nullable BigDecimal computeSpendPerOrderDrop(int days) {
        Window now = new Window();
        Window before = new Window();
        fill(days, now, before);
        if (now.count < MIN_ORDERS
                || before.count < MIN_ORDERS
                || !now.known
                || !before.known
                || before.sum.signum() == 0) {
            return null;
        }
        // Compare the averages over a common denominator to avoid rounding twice.
        return drop(
                now.sum.multiply(BigDecimal.valueOf(before.count)), before.sum.multiply(BigDecimal.valueOf(now.count)));
    }

    private @Nullable BigDecimal computeOrdersDrop(int days) {
        Window now = new Window();
        Window before = new Window();
        fill(days, now, before);
        return before.count < MIN_ORDERS ? null : drop(BigDecimal.valueOf(now.count), BigDecimal.valueOf(before.count));
    }

    private @Nullable BigDecimal computeEngagement(int days) {
        Integer index =
                days < 1 || days > Period.MAX_DAYS ? null : Engagement.index(view, Period.endingOn(view.today(), days));
        return index == null ? null : BigDecimal.valueOf(index);
    }

    private void fill(int days, Window now, Window before) {
        List<OrderView> orders = view.orders();
        for (OrderView order : orders == null ? List.<OrderView>of() : orders) {
            if (!order.cancelled() && order.placedDaysAgo() < 2L * days) {
                (order.placedDaysAgo() < days ? now : before).add(order);
            }
        }
    }

    private static BigDecimal drop(BigDecimal now, BigDecimal before) {
        return before.subtract(now).multiply(HUNDRED).divide(before, 2, RoundingMode.FLOOR);
    }

    /** The orders of a range of days. */
    private static final class Window {

        private BigDecimal sum = BigDecimal.ZERO;
        private int count;
        private boolean known = true;

        void add(OrderView order) {
            BigDecimal value = order.homeValue();
            count++;
            known &= value != null;
            sum = value == null ? sum : sum.add(value);
        }
    }
}
