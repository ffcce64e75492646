package org.holdfast.loyalty.purchases;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.OrderLine;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * All articles that a customer has bought, oldest first.
 *
 * @param articles an order whose lines are unknown has one {@link PurchasedArticle#isUnknown() unknown} entry
 */
public record PurchasedArticles(List<PurchasedArticle> articles) {

    /**
     * Returns the articles of a customer; {@code null} if orders are unknown. Computed on first use, because it reads
     * all lines of all orders.
     */
    public static @Nullable List<PurchasedArticle> of(CustomerView view) {
        List<OrderView> orders = view.orders();
        return orders == null
                ? null
                : view.cached(PurchasedArticles.class, each -> new PurchasedArticles(among(orders, each)))
                        .articles();
    }

    private static List<PurchasedArticle> among(List<OrderView> orders, CustomerView view) {
        List<PurchasedArticle> articles = new ArrayList<>();
        for (OrderView order : orders) {
            List<OrderLine> lines = order.lines();
            if (order.cancelled()) {
                continue;
            }
            if (lines == null) {
                articles.add(new PurchasedArticle(order, null, null));
            } else {
                lines.forEach(line -> articles.add(PurchasedArticle.of(order, line, view)));
            }
        }
        return List.copyOf(articles);
    }
}
