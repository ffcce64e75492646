package org.holdfast.desk.card;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.baskets.Baskets;
import org.holdfast.loyalty.baskets.CartView;

/** What a customer has in baskets, in the language of the reader; what was ordered or emptied is left out. */
final class CartFacts {

    /** Maximum number of carts shown, those that changed last. */
    private static final int MAX_SHOWN = 3;
    /** From so many hours on, the time is shown in days. */
    private static final int MAX_HOURS = 48;

    private final CustomerView view;
    private final DeskTexts texts;

    CartFacts(CustomerView view, DeskTexts texts) {
        this.view = view;
        this.texts = texts;
    }

    List<OwnFact> all() {
        List<CartView> carts = Baskets.of(view);
        List<CartView> open = carts == null
                ? List.of()
                : carts.stream()
                        .filter(each -> Boolean.TRUE.equals(each.open()))
                        .toList();
        return open.subList(Math.max(0, open.size() - MAX_SHOWN), open.size()).stream()
                .map(this::fact)
                .toList();
    }

    private OwnFact fact(CartView each) {
        List<String> parts = new ArrayList<>();
        String goods = each.goods();
        BigDecimal pieces = each.pieces();
        if (goods != null) {
            parts.add(goods);
        } else if (pieces != null) {
            parts.add(texts.format("cart-pieces", "pieces", pieces));
        }
        BigDecimal value = each.value();
        if (value != null) {
            String currency = each.cart().currency();
            parts.add(texts.money(
                    new Money(value, currency == null ? view.viewpoint().rates().home() : currency)));
        }
        Integer hours = each.hoursUntouched();
        Integer days = each.daysUntouched();
        if (hours != null && hours < MAX_HOURS) {
            parts.add(texts.format("cart-hours", "hours", hours));
        } else if (days != null) {
            parts.add(texts.format("cart-days", "days", days));
        }
        return new OwnFact(texts.format("cart", "id", each.cart().id()), String.join(", ", parts));
    }
}
