package org.holdfast.loyalty;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.OrderLine;
import org.jspecify.annotations.Nullable;

/**
 * The category that a customer buys from most.
 *
 * @param orders how many orders that were not cancelled hold something of it
 */
public record Favourite(String category, int orders) {

    /** One order is a purchase, two may be chance. */
    private static final int FEWEST_ORDERS = 3;

    /**
     * The category that is in most of the orders, if it is in three at least; of several that are in equally many the one bought last,
     * then the first by name. {@code null} when there is none, or nobody tells what was ordered.
     */
    static @Nullable Favourite of(@Nullable List<OrderView> orders) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; orders != null && i < orders.size(); i++) {
            for (String category : categories(orders.get(i))) {
                counts.merge(category, 1, Integer::sum);
                last.put(category, i);
            }
        }
        Favourite best = null;
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            Favourite other = new Favourite(each.getKey(), each.getValue());
            if (other.orders >= FEWEST_ORDERS && (best == null || other.isBefore(best, last))) {
                best = other;
            }
        }
        return best;
    }

    private boolean isBefore(Favourite other, Map<String, Integer> last) {
        int byLast = Integer.compare(last.get(category), last.get(other.category));
        return orders != other.orders ? orders > other.orders : byLast != 0 ? byLast > 0 : category.compareTo(other.category) < 0;
    }

    private static Set<String> categories(OrderView view) {
        Set<String> categories = new HashSet<>();
        List<OrderLine> lines = view.order().lines();
        if (!view.cancelled() && lines != null) {
            lines.forEach(line -> {
                if (line.category() != null) {
                    categories.add(line.category());
                }
            });
        }
        return categories;
    }
}
