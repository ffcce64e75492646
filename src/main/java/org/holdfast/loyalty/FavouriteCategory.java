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
 * The category from which a customer buys most often.
 *
 * @param category {@code null} if there is none or the order lines are unknown
 * @param orders number of orders, excluding cancelled ones, with an article of this category; {@code null} if there is
 *     none
 */
public record FavouriteCategory(
        @Nullable String category, @Nullable Integer orders) {

    private static final FavouriteCategory NONE = new FavouriteCategory(null, null);

    /** With fewer orders, the frequency may be coincidental. */
    private static final int MIN_ORDERS = 3;

    /**
     * Returns the category that occurs in most orders and in at least three. A tie is resolved in favour of the
     * category bought last, then by name. Computed on first use, because it reads all lines of all orders.
     */
    public static FavouriteCategory of(CustomerView view) {
        return view.cached(FavouriteCategory.class, each -> among(each.orders()));
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
                .filter(each -> each.getValue() >= MIN_ORDERS)
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
