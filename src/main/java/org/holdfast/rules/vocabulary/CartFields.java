package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import org.holdfast.facts.baskets.CartLine;
import org.holdfast.loyalty.baskets.CartView;

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
                .field("hoursUntouched", INTEGER, "whole hours since it changed", CartView::hoursUntouched)
                .implies("daysUntouched")
                .field("daysUntouched", INTEGER, "days since it changed", CartView::daysUntouched)
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
                .always()
                .build();
    }
}
