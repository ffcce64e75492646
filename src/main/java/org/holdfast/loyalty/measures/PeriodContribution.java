package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.NpsGroup;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * The contribution of one customer to the measures of a period. Orders cancelled by the moment of the view are ignored.
 * If the customer's orders are unknown, only their survey answers contribute.
 */
final class PeriodContribution {

    private final CustomerView view;
    private final Period period;
    private final Average.Sum orderValues = new Average.Sum();
    private final ProductKinds kinds = new ProductKinds();
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal spentEver = BigDecimal.ZERO;
    private boolean spentKnown = true;
    private boolean spentEverKnown = true;
    private int purchaseDays;
    private boolean everBought;
    private boolean activeBefore;

    PeriodContribution(CustomerView view, Period period) {
        this.view = view;
        this.period = period;
        List<OrderView> orders = view.orders();
        long last = Long.MIN_VALUE;
        Period before = period.before();
        for (OrderView order : orders == null ? List.<OrderView>of() : orders) {
            if (!order.cancelled()) {
                ever(order);
                activeBefore |= before.contains(order.placedDay());
                if (period.contains(order.placedDay())) {
                    inPeriod(order);
                    purchaseDays += order.placedDay() == last ? 0 : 1;
                    last = order.placedDay();
                }
            }
        }
    }

    private void ever(OrderView order) {
        BigDecimal value = order.homeValue();
        everBought = true;
        spentEverKnown &= value != null;
        spentEver = value == null ? spentEver : spentEver.add(value);
    }

    private void inPeriod(OrderView order) {
        BigDecimal value = order.homeValue();
        orderValues.add(value);
        kinds.add(order.lines());
        spentKnown &= value != null;
        spent = value == null ? spent : spent.add(value);
    }

    boolean ordersKnown() {
        return view.orders() != null;
    }

    /**
     * Returns the number of days with an order in the period. Several orders on one day are considered one purchase.
     */
    int purchaseDays() {
        return purchaseDays;
    }

    /** Returns whether the customer bought in the preceding period of the same length. */
    boolean activeBefore() {
        return activeBefore;
    }

    boolean everBought() {
        return everBought;
    }

    Average.Sum orderValues() {
        return orderValues;
    }

    /** Returns the value of the orders in the period less the refunds in it; {@code null} if a value is unknown. */
    @Nullable
    BigDecimal netSales() {
        BigDecimal returned = spentKnown
                ? Refunds.within(view, period.from().toEpochDay(), period.to().toEpochDay())
                : null;
        return returned == null ? null : spent.subtract(returned);
    }

    /** Returns the value of all orders less all refunds; {@code null} if a value is unknown. */
    @Nullable
    BigDecimal lifetimeValue() {
        BigDecimal returned = spentEverKnown ? Refunds.within(view, Long.MIN_VALUE, Long.MAX_VALUE) : null;
        return returned == null ? null : spentEver.subtract(returned);
    }

    /** Returns whether several kinds of products were bought in the period; {@code null} if unknown. */
    @Nullable
    Boolean severalKinds() {
        return kinds.several();
    }

    /** Returns the group of the last NPS answer in the period; {@code null} if there is none. */
    @Nullable
    NpsGroup npsGroup() {
        List<DatedFact<Survey>> surveys = view.surveys();
        if (surveys == null || surveys.isEmpty()) {
            return null;
        }
        long today = view.today().toEpochDay();
        for (int i = surveys.size() - 1; i >= 0; i--) {
            DatedFact<Survey> survey = surveys.get(i);
            if (survey.fact().kind() == Survey.Kind.NPS && period.contains(today - survey.daysAgo())) {
                return NpsGroup.of(survey.fact().score());
            }
        }
        return null;
    }

    @Nullable
    Integer engagement() {
        return Engagement.index(view, period);
    }
}
