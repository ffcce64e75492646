package org.holdfast.explanation.timing;

import java.util.List;
import java.util.function.ToIntFunction;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/** When records leave the periods over which figures are computed: the last days, and as many days before those. */
final class Periods {

    private final CustomerView view;

    Periods(CustomerView view) {
        this.view = view;
    }

    /** Returns the days until the first record leaves a period of so many days; {@link Long#MAX_VALUE} if none does. */
    long nextChange(int days) {
        long next = least(view.orders(), OrderView::placedDaysAgo, days, Long.MAX_VALUE);
        next = least(view.surveys(), DatedFact::daysAgo, days, next);
        next = least(view.interactions(), DatedFact::daysAgo, days, next);
        next = least(view.observations(), DatedFact::daysAgo, days, next);
        next = least(view.complaints(), each -> each.openedDaysAgo(), days, next);
        return least(view.everyReturn(), each -> each.daysAgo(), days, next);
    }

    private static <T> long least(@Nullable List<T> records, ToIntFunction<T> daysAgo, int days, long least) {
        long next = least;
        for (T each : records == null ? List.<T>of() : records) {
            int ago = daysAgo.applyAsInt(each);
            long left = ago < days ? (long) days - ago : 2L * days - ago;
            next = left > 0 ? Math.min(next, left) : next;
        }
        return next;
    }
}
