package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;
import static org.holdfast.rules.vocabulary.ValueType.WORDS;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.goods.ReturnState;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.goods.ReturnView;
import org.holdfast.loyalty.purchases.PurchasedArticle;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about orders, their lines and returned goods. */
final class OrderFields {

    private OrderFields() {}

    static Entity order() {
        Entity.Builder<OrderView> order = new Entity.Builder<>("Order", OrderView.class);
        order.field(
                        "id",
                        TEXT,
                        "the order's number",
                        view -> view.order().key(),
                        view -> view.order().id())
                .always()
                .field(
                        "source",
                        TEXT,
                        "shop or system that numbers it",
                        view -> view.order().source())
                .field(
                        "value",
                        MONEY,
                        "total price",
                        OrderView::homeValue,
                        view -> Money.of(view.order().value(), view.order().currency()))
                .field("currency", TEXT, "its currency", view -> view.order().currency())
                .field(
                        "goods",
                        MONEY,
                        "price of the goods",
                        view -> view.split().goods(),
                        view -> Money.of(
                                view.order().amounts().goodsOrRest(),
                                view.order().currency()))
                .field(
                        "shipping",
                        MONEY,
                        "price of the delivery",
                        view -> view.split().shipping(),
                        view -> Money.of(view.order().shipping(), view.order().currency()))
                .field(
                        "tax",
                        MONEY,
                        "tax included",
                        view -> view.split().tax(),
                        view -> Money.of(view.order().tax(), view.order().currency()))
                .field(
                        "paidWithPoints",
                        MONEY,
                        "part paid with points",
                        view -> view.split().paidWithPoints(),
                        view -> Money.of(
                                view.order().paidWithPoints(), view.order().currency()))
                .field("placedDaysAgo", INTEGER, "days since it was placed", OrderView::placedDaysAgo)
                .drift(Drift.UP)
                .always()
                .field("shipped", FLAG, "it, or a part of it, was dispatched", OrderView::shipped)
                .always()
                .field("delivered", FLAG, "it was delivered, all of it", OrderView::delivered)
                .always()
                .field("cancelled", FLAG, "it was cancelled", OrderView::cancelled)
                .always()
                .field("open", FLAG, "neither delivered nor cancelled", OrderView::open)
                .always()
                .field("deliveredDaysAgo", INTEGER, "days since delivery", OrderView::deliveredDaysAgo)
                .drift(Drift.UP)
                .field(
                        "late",
                        FLAG,
                        "the promised time has passed, or had passed on delivery",
                        view -> view.punctuality().late())
                .implies("daysLate", "daysUntilPromised")
                .field(
                        "daysLate",
                        INTEGER,
                        "calendar days after the promised day",
                        view -> view.punctuality().daysLate())
                .drift(Drift.UP)
                .implies("late", "daysUntilPromised")
                .field(
                        "daysUntilPromised",
                        INTEGER,
                        "days left until the promised day",
                        view -> view.punctuality().daysUntilPromised())
                .drift(Drift.DOWN)
                .signed()
                .implies("late", "daysLate")
                .field(
                        "missingItems",
                        INTEGER,
                        "pieces missing from the delivery",
                        view -> view.shortfall().items())
                .drift(Drift.STEADY)
                .implies("deliveredDaysAgo")
                .field(
                        "missingDiscount",
                        MONEY,
                        "promised discount that was not given",
                        view -> view.shortfall().homeDiscount(),
                        view -> Money.of(
                                view.shortfall().discount(), view.order().currency()))
                .field(
                        "discountMissing",
                        FLAG,
                        "less discount was given than promised, in any currency",
                        OrderView::discountMissing)
                .implies("missingDiscount")
                .items("lines", KnownEntities.LINE, "order lines", OrderView::lines);
        FulfilmentFields.addTo(order);
        times(order);
        return order.build();
    }

    private static void times(Entity.Builder<OrderView> order) {
        order.field("shippedDaysAgo", INTEGER, "days since the first of it was dispatched", OrderView::shippedDaysAgo)
                .drift(Drift.UP)
                .field("cancelledDaysAgo", INTEGER, "days since it was cancelled", OrderView::cancelledDaysAgo)
                .drift(Drift.UP)
                .inContext("promisedOn", DAY, "day that was promised, without later changes", OrderFields::promisedOn)
                .inContext("dueInDays", INTEGER, "days until the day after which it is late", OrderFields::dueInDays)
                .drift(Drift.DOWN)
                .signed()
                .implies("dueOn");
        TimeFields.of(order)
                .past("placed", "it was placed", view -> view.order().placedAt())
                .past(
                        "shipped",
                        "the first of it was dispatched",
                        view -> view.fulfilment().shippedAt())
                .past(
                        "delivered",
                        "all of it had arrived",
                        view -> view.fulfilment().deliveredAt())
                .past("cancelled", "it was cancelled", view -> view.order().cancelledAt())
                .hoursUntil(
                        "dueInHours",
                        "dueOn",
                        "it is late",
                        view -> view.punctuality().due());
    }

    private static @Nullable Integer dueInDays(OrderView view, CustomerView customer) {
        LocalDate due = view.dueOn();
        return due == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(customer.today(), due));
    }

    private static @Nullable LocalDate promisedOn(OrderView view, CustomerView customer) {
        return view.order().promisedAt() == null
                ? null
                : customer.dayOf(view.order().promisedAt());
    }

    static Entity line() {
        return new Entity.Builder<>("OrderLine", OrderLine.class)
                .field("sku", TEXT, "article number", OrderLine::sku)
                .always()
                .field("name", TEXT, "name of the article", OrderLine::name)
                .field("category", TEXT, "category of the article", OrderLine::category)
                .field("quantity", DECIMAL, "pieces ordered", OrderLine::quantity)
                .drift(Drift.STEADY)
                .always()
                .field("delivered", DECIMAL, "pieces delivered", OrderLine::delivered)
                .drift(Drift.STEADY)
                .build();
    }

    static Entity purchase() {
        Entity.Builder<PurchasedArticle> purchase =
                new Entity.Builder<PurchasedArticle>("Purchase", PurchasedArticle.class);
        purchase.field("sku", TEXT, "article number", PurchasedArticle::sku)
                .always()
                .field("name", TEXT, "name of the article", PurchasedArticle::name)
                .field("category", TEXT, "category of the article", PurchasedArticle::category)
                .field("quantity", DECIMAL, "pieces bought", PurchasedArticle::quantity)
                .drift(Drift.STEADY)
                .always()
                .field("amount", MONEY, "price of these pieces, less the discount", PurchasedArticle::amount)
                .field(
                        "daysAgo",
                        INTEGER,
                        "days since the order was placed",
                        article -> article.order().placedDaysAgo())
                .drift(Drift.UP)
                .always()
                .field(
                        "orderId",
                        TEXT,
                        "the order that it belongs to",
                        article -> article.order().order().key(),
                        article -> article.order().order().id())
                .always();
        purchase.field("called", WORDS, "its name and category, as far as they are known", PurchasedArticle::called);
        TimeFields.of(purchase).ago("happenedOn", "daysAgo", "the order was placed");
        return purchase.build();
    }

    static Entity goodsReturn() {
        Entity.Builder<ReturnView> goods = new Entity.Builder<>("Return", ReturnView.class);
        goods.field("daysAgo", INTEGER, "days since it happened", ReturnView::daysAgo)
                .drift(Drift.UP)
                .always()
                .field(
                        "id",
                        TEXT,
                        "the return's number",
                        view -> view.returned().key(),
                        view -> view.returned().id())
                .always()
                .field("orderId", TEXT, "the order it belongs to", ReturnView::orderKey, ReturnView::orderNumber)
                .field(
                        "reason",
                        TEXT,
                        "reason for the return",
                        view -> view.returned().reason());
        TimeFields.of(goods).happened("it happened", view -> view.returned().at());
        return refund(goods).build();
    }

    private static Entity.Builder<ReturnView> refund(Entity.Builder<ReturnView> goods) {
        return goods.choice(
                        "state",
                        ReturnState.class,
                        "what has become of it",
                        view -> view.returned().state())
                .field(
                        "value",
                        MONEY,
                        "value of the goods",
                        ReturnView::homeValue,
                        view -> Money.of(view.returned().value(), view.currency()))
                .field(
                        "refund",
                        MONEY,
                        "what the customer gets back",
                        ReturnView::homeRefund,
                        view -> Money.of(view.returned().moneyBack(), view.currency()))
                .field("currency", TEXT, "its currency", ReturnView::currency);
    }
}
