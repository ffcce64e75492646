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
 * The measures of one customer that rules ask for. Each is worked out when it is first asked for and then kept, so a
 * rule book that asks for none pays for none. "The last n days" end today and "the n days before" end just before
 * those. For one thread at a time.
 */
public final class CustomerMeasures {

    /** One order more or less is chance; with fewer in the time before there is nothing to compare with. */
    static final int FEWEST_ORDERS = 2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CustomerView view;
    private final RollingSums spendPerOrderDrops = new RollingSums(this::comparedSpendPerOrder);
    private final RollingSums orderDrops = new RollingSums(this::comparedOrders);
    private final RollingSums engagements = new RollingSums(this::indexed);
    private @Nullable BigDecimal lifetimeValue;
    private boolean lifetimeValueAsked;
    private @Nullable Integer productKinds;
    private boolean productKindsAsked;

    private CustomerMeasures(CustomerView view) {
        this.view = view;
    }

    /** The figures of a view, the same object each time. */
    public static CustomerMeasures of(CustomerView view) {
        return view.figures(CustomerMeasures.class, CustomerMeasures::new);
    }

    /**
     * By how many percent an order of the last so many days was smaller, on average, than one of as many days before:
     * 100 · (1 − now/before), negative when orders grew. Rounded down to hundredths, so that "at least" never holds by
     * rounding.
     *
     * @return {@code null} with fewer than two orders in either time, or when a value is unknown
     */
    public @Nullable BigDecimal spendPerOrderDrop(int days) {
        return spendPerOrderDrops.of(days);
    }

    /**
     * By how many percent orders became fewer: 100 · (1 − orders of the last so many days / orders of as many days
     * before), negative when they became more. 100 when there are none any more.
     *
     * @return {@code null} with fewer than two orders in the time before, or when orders are unknown
     */
    public @Nullable BigDecimal ordersDrop(int days) {
        return orderDrops.of(days);
    }

    /** The {@link Engagement} index over the last so many days, 0 to 100; {@code null} when orders are unknown. */
    public @Nullable Integer engagementIn(int days) {
        BigDecimal index = engagements.of(days);
        return index == null ? null : index.intValue();
    }

    /**
     * The value of all orders, less what came back; {@code null} when orders or a value are unknown. See
     * {@link LifetimeValue}.
     */
    public @Nullable BigDecimal lifetimeValue() {
        if (!lifetimeValueAsked && view.orders() != null) {
            lifetimeValue = new PeriodContribution(view, new Period(view.today(), view.today())).lifetimeValue();
        }
        lifetimeValueAsked = true;
        return lifetimeValue;
    }

    /** How many kinds of products they have bought; {@code null} when orders, lines or categories are unknown. */
    public @Nullable Integer productKinds() {
        if (!productKindsAsked && view.orders() != null) {
            ProductKinds kinds = new ProductKinds();
            view.orders().stream().filter(order -> !order.cancelled()).forEach(order -> kinds.add(order.lines()));
            productKinds = kinds.count();
        }
        productKindsAsked = true;
        return productKinds;
    }

    /**
     * By how many points their newest answer to "would you recommend us?" lies below the one before; {@code null} with
     * fewer than two.
     */
    public @Nullable BigDecimal npsDrop() {
        List<DatedFact<Survey>> surveys = view.surveys();
        BigDecimal newest = null;
        for (int i = surveys == null ? -1 : surveys.size() - 1; i >= 0; i--) {
            Survey survey = surveys.get(i).fact();
            if (survey.kind() == Survey.Kind.NPS && newest != null) {
                return survey.score().subtract(newest);
            }
            newest = survey.kind() == Survey.Kind.NPS ? survey.score() : newest;
        }
        return null;
    }

    private @Nullable BigDecimal comparedSpendPerOrder(int days) {
        Window now = new Window();
        Window before = new Window();
        fill(days, now, before);
        if (now.count < FEWEST_ORDERS
                || before.count < FEWEST_ORDERS
                || !now.known
                || !before.known
                || before.sum.signum() == 0) {
            return null;
        }
        // Both averages over a common denominator, so that nothing is rounded twice.
        return drop(
                now.sum.multiply(BigDecimal.valueOf(before.count)), before.sum.multiply(BigDecimal.valueOf(now.count)));
    }

    private @Nullable BigDecimal comparedOrders(int days) {
        Window now = new Window();
        Window before = new Window();
        fill(days, now, before);
        return before.count < FEWEST_ORDERS
                ? null
                : drop(BigDecimal.valueOf(now.count), BigDecimal.valueOf(before.count));
    }

    private @Nullable BigDecimal indexed(int days) {
        Integer index = days < 1 || days > Period.MOST_DAYS
                ? null
                : Engagement.index(view, Period.endingOn(view.today(), days));
        return index == null ? null : BigDecimal.valueOf(index);
    }

    private void fill(int days, Window now, Window before) {
        for (OrderView order : view.orders() == null ? List.<OrderView>of() : view.orders()) {
            if (!order.cancelled() && order.placedDaysAgo() < 2L * days) {
                (order.placedDaysAgo() < days ? now : before).add(order);
            }
        }
    }

    private static BigDecimal drop(BigDecimal now, BigDecimal before) {
        return before.subtract(now).multiply(HUNDRED).divide(before, 2, RoundingMode.FLOOR);
    }

    /** Orders of some days. */
    private static final class Window {

        private BigDecimal sum = BigDecimal.ZERO;
        private int count;
        private boolean known = true;

        void add(OrderView order) {
            count++;
            known &= order.homeValue() != null;
            sum = order.homeValue() == null ? sum : sum.add(order.homeValue());
        }
    }
}
