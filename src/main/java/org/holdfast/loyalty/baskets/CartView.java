package org.holdfast.loyalty.baskets;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.loyalty.goods.ArticleList;
import org.jspecify.annotations.Nullable;

/**
 * A cart as of the moment of a decision. Only its latest state is ever known: if it changed after that moment, what was
 * in it before is unknown.
 *
 * @param cart the cart as stored, which may contain what became known later
 * @param contents the cart as known by then; {@code null} if it changed later
 * @param ordered whether it became an order
 * @param startedDaysAgo days since the first article was put into it
 * @param hoursUntouched whole hours since its contents changed; {@code null} if only the day is known
 * @param daysUntouched days since its contents changed
 * @param boughtSince whether the customer placed an order after its contents changed; an order of the same day counts
 *     if the time of one of them is unknown
 * @param value price of its contents: that of the shop, or the sum of its lines
 * @param homeValue the value in the company's currency
 */
public record CartView(
        Cart cart,
        @Nullable Cart contents,
        boolean ordered,
        @Nullable Integer startedDaysAgo,
        @Nullable Integer hoursUntouched,
        @Nullable Integer daysUntouched,
        @Nullable Boolean boughtSince,
        @Nullable BigDecimal value,
        @Nullable BigDecimal homeValue) {

    /** Returns the articles in it; {@code null} if they are unknown. */
    public @Nullable List<CartLine> lines() {
        List<CartLine> lines = contents == null ? null : contents.lines();
        return lines == null
                ? null
                : lines.stream().filter(each -> each.quantity().signum() > 0).toList();
    }

    /** Returns whether nothing is in it. What costs something is not empty, even if its lines are unknown. */
    public @Nullable Boolean empty() {
        List<CartLine> lines = lines();
        if (lines != null) {
            return lines.isEmpty();
        }
        return value != null && value.signum() > 0 ? Boolean.FALSE : null;
    }

    /** Returns whether the customer may still order what is in it: it is neither ordered nor empty. */
    public @Nullable Boolean open() {
        if (ordered) {
            return false;
        }
        Boolean empty = empty();
        return empty == null ? null : Boolean.valueOf(!empty);
    }

    /** Returns the number of pieces, kilograms or metres in it. */
    public @Nullable BigDecimal pieces() {
        List<CartLine> lines = lines();
        return lines == null ? null : lines.stream().map(CartLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Returns its articles by name, such as {@code Green tea, 2 × Teapot}, at most the first five; {@code null} if
     * there are none, or the name of one of them is unknown.
     */
    public @Nullable String goods() {
        List<CartLine> lines = lines();
        if (lines == null || lines.isEmpty() || lines.stream().anyMatch(each -> each.name() == null)) {
            return null;
        }
        ArticleList goods = new ArticleList();
        lines.forEach(each -> goods.add(Objects.requireNonNull(each.name()), each.quantity()));
        return goods.text();
    }
}
