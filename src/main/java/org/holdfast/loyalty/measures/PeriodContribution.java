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
 * What one customer adds to the measures of a period. Orders that were cancelled by the moment of the view do not
 * count. A customer whose orders are unknown has none of these figures but the answers to surveys.
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
        everBought = true;
        spentEverKnown &= order.homeValue() != null;
        spentEver = order.homeValue() == null ? spentEver : spentEver.add(order.homeValue());
    }

    private void inPeriod(OrderView order) {
        orderValues.add(order.homeValue());
        kinds.add(order.lines());
        spentKnown &= order.homeValue() != null;
        spent = order.homeValue() == null ? spent : spent.add(order.homeValue());
    }

    boolean ordersKnown() {
        return view.orders() != null;
    }

    /** On how many days of the period they ordered: what is ordered twice on a day is one purchase, split. */
    int purchaseDays() {
        return purchaseDays;
    }

    /** Whether they bought in the time of the same length before the period. */
    boolean activeBefore() {
        return activeBefore;
    }

    boolean everBought() {
        return everBought;
    }

    Average.Sum orderValues() {
        return orderValues;
    }

    /** What they ordered in the period, less what came back in it; {@code null} when a value is unknown. */
    @Nullable
    BigDecimal netSales() {
        BigDecimal returned = spentKnown
                ? Refunds.within(view, period.from().toEpochDay(), period.to().toEpochDay())
                : null;
        return returned == null ? null : spent.subtract(returned);
    }

    /** What they ordered ever, less what came back; {@code null} when a value is unknown. */
    @Nullable
    BigDecimal lifetimeValue() {
        BigDecimal returned = spentEverKnown ? Refunds.within(view, Long.MIN_VALUE, Long.MAX_VALUE) : null;
        return returned == null ? null : spentEver.subtract(returned);
    }

    /** Whether they bought several kinds of products in the period; {@code null} when that is unknown. */
    @Nullable
    Boolean severalKinds() {
        return kinds.several();
    }

    /** How they answered last in the period; {@code null} when they did not. */
    @Nullable
    NpsGroup npsGroup() {
        List<DatedFact<Survey>> surveys = view.surveys();
        long today = surveys == null || surveys.isEmpty() ? 0 : view.today().toEpochDay();
        for (int i = surveys == null ? -1 : surveys.size() - 1; i >= 0; i--) {
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
