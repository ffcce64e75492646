package org.holdfast.loyalty;

import java.util.Comparator;
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
 * @param category {@code null} when there is none, or nobody tells what was ordered
 * @param orders how many orders that were not cancelled hold something of it; {@code null} likewise
 */
public record FavouriteCategory(
        @Nullable String category, @Nullable Integer orders) {

    private static final FavouriteCategory NONE = new FavouriteCategory(null, null);

    /** One order is a purchase, two may be chance. */
    private static final int FEWEST_ORDERS = 3;

    /**
     * The category that is in most of the orders, if it is in three at least; of several that are in equally many the
     * one bought last, then the first by name. Sought when it is first asked for, because it walks through all lines of
     * all orders.
     */
    public static FavouriteCategory of(CustomerView view) {
        return view.figures(FavouriteCategory.class, each -> among(each.orders()));
    }

    private static FavouriteCategory among(@Nullable List<OrderView> orders) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; orders != null && i < orders.size(); i++) {
            for (String category : categories(orders.get(i))) {
                counts.merge(category, 1, Integer::sum);
                last.put(category, i);
            }
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= FEWEST_ORDERS)
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(each -> last.get(each.getKey()))
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(each -> new FavouriteCategory(each.getKey(), each.getValue()))
                .orElse(NONE);
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
