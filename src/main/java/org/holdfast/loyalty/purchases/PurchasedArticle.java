package org.holdfast.loyalty.purchases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.facts.OrderLine;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * An article that a customer has bought: a line of an order that was not cancelled.
 *
 * @param line {@code null} for all articles of an order whose lines are unknown
 * @param amount price of the line less its discount, in the company's currency
 */
public record PurchasedArticle(
        OrderView order, @Nullable OrderLine line, @Nullable BigDecimal amount) {

    static PurchasedArticle of(OrderView order, OrderLine line, CustomerView view) {
        BigDecimal amount =
                view.viewpoint().rates().toHome(line.amount(), order.order().currency());
        return new PurchasedArticle(order, line, amount);
    }

    /** Returns whether this stands for the articles of an order whose lines are unknown. */
    public boolean isUnknown() {
        return line == null;
    }

    public @Nullable String sku() {
        return line == null ? null : line.sku();
    }

    public @Nullable String name() {
        return line == null ? null : line.name();
    }

    public @Nullable String category() {
        return line == null ? null : line.category();
    }

    /** Returns its name and its category, as far as they are known; {@code null} if neither is. */
    public @Nullable List<String> called() {
        List<String> words = Stream.of(Optional.ofNullable(name()), Optional.ofNullable(category()))
                .flatMap(Optional::stream)
                .toList();
        return words.isEmpty() ? null : words;
    }

    public @Nullable BigDecimal quantity() {
        return line == null ? null : line.quantity();
    }
}
