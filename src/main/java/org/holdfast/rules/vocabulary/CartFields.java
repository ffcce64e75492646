package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.time.Instant;
import org.holdfast.facts.baskets.CartLine;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.baskets.CartView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about shopping carts and their lines. */
final class CartFields {

    private CartFields() {}

    static Entity cart() {
        Entity.Builder<CartView> cart = new Entity.Builder<>("Cart", CartView.class);
        cart.field(
                        "id",
                        TEXT,
                        "the cart's number",
                        view -> view.cart().key(),
                        view -> view.cart().id())
                .always()
                .field(
                        "source",
                        TEXT,
                        "shop or system that numbers it",
                        view -> view.cart().source())
                .field(
                        "value",
                        MONEY,
                        "price of what is in it",
                        CartView::homeValue,
                        view -> Money.of(view.value(), view.cart().currency()))
                .field("currency", TEXT, "its currency", view -> view.cart().currency())
                .field("pieces", DECIMAL, "pieces in it", CartView::pieces)
                .drift(Drift.STEADY)
                .field("goods", TEXT, "its articles by name", CartView::goods)
                .implies("pieces")
                .field(
                        "orderId",
                        TEXT,
                        "the order it became",
                        view -> view.cart().orderId())
                .items("lines", KnownEntities.CART_LINE, "its lines", CartView::lines);
        state(cart);
        return cart.build();
    }

    private static void state(Entity.Builder<CartView> cart) {
        cart.field("ordered", FLAG, "it became an order", CartView::ordered)
                .always()
                .field("empty", FLAG, "nothing is in it", CartView::empty)
                .field("open", FLAG, "neither ordered nor empty", CartView::open)
                .field("startedDaysAgo", INTEGER, "days since it was started", CartView::startedDaysAgo)
                .drift(Drift.UP)
                .field("hoursUntouched", INTEGER, "whole hours since it changed", CartView::hoursUntouched)
                .drift(Drift.hoursSince(CartFields::changedAt))
                .implies("daysUntouched")
                .field("daysUntouched", INTEGER, "days since it changed", CartView::daysUntouched)
                .drift(Drift.UP)
                .field("boughtSince", FLAG, "the customer has placed an order since it changed", CartView::boughtSince)
                .implies("daysUntouched");
        TimeFields.of(cart)
                .past("started", "it was started", view -> view.cart().startedAt())
                .ago("changedOn", "daysUntouched", "it changed");
    }

    static Entity line() {
        return new Entity.Builder<>("CartLine", CartLine.class)
                .field("sku", TEXT, "article number", CartLine::sku)
                .always()
                .field("name", TEXT, "name of the article", CartLine::name)
                .field("category", TEXT, "category of the article", CartLine::category)
                .field("quantity", DECIMAL, "pieces in the cart", CartLine::quantity)
                .drift(Drift.STEADY)
                .always()
                .build();
    }

    /** Returns the moment from which the hours of a cart are counted; {@code null} if only the day is known. */
    private static @Nullable Instant changedAt(Object cart) {
        return ((CartView) cart).cart().changedAt() instanceof DateOrInstant.Exact exact ? exact.at() : null;
    }
}
