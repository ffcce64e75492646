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
 * What a customer does with us beyond being stored somewhere, as an index from 0 to 100: the sum, over the parts below,
 * of weight · min(1, days on which they did it / days that give full marks), in hundredths of the weights. The parts
 * are those by which V. Kumar and others, "Undervalued or overvalued customers: capturing total customer engagement
 * value", Journal of Service Research 13 (2010), 297–310, take engagement apart: buying, influencing and referring, and
 * knowledge, with visits added. The weights and the full marks are ours, and here is the one place where they stand.
 *
 * <p>A part nobody has told us of (no surveys, no interactions in the CRM) is left out and the others count for all;
 * without orders there is no index.
 */
enum Engagement {

    /** Days on which they ordered. */
    BUYING(40, 12),
    /** Days on which they came, rang or logged in. */
    COMING(20, 24),
    /** Days on which they answered a survey or gave us a tip. */
    TELLING(20, 4),
    /** Days on which they recommended, praised or defended us. */
    RECOMMENDING(20, 4);

    private static final int YEAR = 365;
    private static final int FULL = 100;
    private static final Set<Interaction.Kind> COMES =
            Set.of(Interaction.Kind.VISIT, Interaction.Kind.CALL, Interaction.Kind.MISSED_CALL, Interaction.Kind.LOGIN);
    private static final Set<Interaction.Kind> TELLS = Set.of(Interaction.Kind.TIP);
    private static final Set<Interaction.Kind> RECOMMENDS =
            Set.of(Interaction.Kind.RECOMMENDATION, Interaction.Kind.PRAISE, Interaction.Kind.DEFENCE);

    private final int weight;
    private final int fullPerYear;

    Engagement(int weight, int fullPerYear) {
        this.weight = weight;
        this.fullPerYear = fullPerYear;
    }

    /** The index of a customer over some days, rounded down; {@code null} when their orders are unknown. */
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
        // A little more than nothing, so that what is 50 on paper is not 49 for want of a bit.
        return (int) (points * FULL / weights + 1e-9);
    }

    private @Nullable Integer days(CustomerView view, Period period) {
        return switch (this) {
            case BUYING -> buying(view.orders(), period);
            case COMING -> touches(view, period, COMES, false);
            case TELLING ->
                view.surveys() == null && view.interactions() == null ? null : touches(view, period, TELLS, true);
            case RECOMMENDING -> touches(view, period, RECOMMENDS, false);
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

    /** Counts different days that come in their order. */
    private static final class Days {

        private long last = Long.MIN_VALUE;
        private int count;

        void add(long day) {
            count += day == last ? 0 : 1;
            last = day;
        }
    }
}
