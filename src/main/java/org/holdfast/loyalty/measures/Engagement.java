package org.holdfast.loyalty.measures;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the engagement index, which measures a customer's activity on a scale from 0 to 100: the sum over the
 * parts of weight · min(1, active days / days for the full weight), divided by the sum of the weights. The parts follow
 * V. Kumar and others, "Undervalued or overvalued customers: capturing total customer engagement value", Journal of
 * Service Research 13 (2010), 297–310: buying, influencing and referring, and knowledge, with visits added. The weights
 * and the days for the full weight are our own and defined here only.
 *
 * <p>A part for which the CRM provides no data (no surveys, no interactions) is left out, and the weights of the others
 * are scaled up. Without known orders there is no index.
 */
enum Engagement {

    /** Days with an order. */
    BUYING(40, 12),
    /** Days with a visit, call or login. */
    VISITING(20, 24),
    /** Days with an answered survey or a tip. */
    INFORMING(20, 4),
    /** Days with a recommendation, praise or defence. */
    RECOMMENDING(20, 4);

    private static final int YEAR = 365;
    private static final int FULL = 100;
    private static final Set<Interaction.Kind> VISITS =
            Set.of(Interaction.Kind.VISIT, Interaction.Kind.CALL, Interaction.Kind.MISSED_CALL, Interaction.Kind.LOGIN);
    private static final Set<Interaction.Kind> TIPS = Set.of(Interaction.Kind.TIP);
    private static final Set<Interaction.Kind> PRAISE =
            Set.of(Interaction.Kind.RECOMMENDATION, Interaction.Kind.PRAISE, Interaction.Kind.DEFENCE);

    private final int weight;
    private final int fullPerYear;

    Engagement(int weight, int fullPerYear) {
        this.weight = weight;
        this.fullPerYear = fullPerYear;
    }

    /** Returns the index of a customer over a period, rounded down; {@code null} if their orders are unknown. */
    static @Nullable Integer index(CustomerView view, Period period) {
        if (view.orders() == null) {
            return null;
        }
        double points = 0;
        int weights = 0;
        for (Engagement part : values()) {
            Integer days = part.days(view, period);
            if (days != null) {
                points += part.weight * Math.min(1, days / (part.fullPerYear * (double) period.days() / YEAR));
                weights += part.weight;
            }
        }
        // The small addend keeps an exact 50 from becoming 49 by a floating-point error.
        return (int) (points * FULL / weights + 1e-9);
    }

    private @Nullable Integer days(CustomerView view, Period period) {
        return switch (this) {
            case BUYING -> buying(view.orders(), period);
            case VISITING -> touches(view, period, VISITS, false);
            case INFORMING ->
                view.surveys() == null && view.interactions() == null ? null : touches(view, period, TIPS, true);
            case RECOMMENDING -> touches(view, period, PRAISE, false);
        };
    }

    private static int buying(@Nullable List<OrderView> orders, Period period) {
        Days days = new Days();
        for (OrderView order : orders == null ? List.<OrderView>of() : orders) {
            if (!order.cancelled() && period.contains(order.placedDay())) {
                days.add(order.placedDay());
            }
        }
        return days.count;
    }

    private static @Nullable Integer touches(
            CustomerView view, Period period, Set<Interaction.Kind> kinds, boolean surveys) {
        if (view.interactions() == null && !surveys) {
            return null;
        }
        TreeSet<Long> days = new TreeSet<>();
        long today = view.today().toEpochDay();
        if (view.interactions() != null) {
            for (DatedFact<Interaction> each : view.interactions()) {
                if (kinds.contains(each.fact().kind()) && period.contains(today - each.daysAgo())) {
                    days.add(today - each.daysAgo());
                }
            }
        }
        if (surveys && view.surveys() != null) {
            for (DatedFact<Survey> each : view.surveys()) {
                if (period.contains(today - each.daysAgo())) {
                    days.add(today - each.daysAgo());
                }
            }
        }
        return days.size();
    }

    /** Counts distinct days given in ascending order. */
    private static final class Days {

        private long last = Long.MIN_VALUE;
        private int count;

        void add(long day) {
            count += day == last ? 0 : 1;
            last = day;
        }
    }
}
