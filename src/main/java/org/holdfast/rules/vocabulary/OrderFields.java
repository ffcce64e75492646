package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.jspecify.annotations.Nullable;

/** What rules can ask about orders, their lines and returned goods. */
final class OrderFields {

    private OrderFields() {}

    static Entity order() {
        return new Entity.Builder<>("Order", OrderView.class)
                .field(
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
                .field("placedDaysAgo", INTEGER, "days since it was placed", OrderView::placedDaysAgo)
                .always()
                .field("shipped", FLAG, "it was dispatched", OrderView::shipped)
                .always()
                .field("delivered", FLAG, "it was delivered", OrderView::delivered)
                .always()
                .field("cancelled", FLAG, "it was cancelled", OrderView::cancelled)
                .always()
                .field("open", FLAG, "neither delivered nor cancelled", OrderView::open)
                .always()
                .field("deliveredDaysAgo", INTEGER, "days since delivery", OrderView::deliveredDaysAgo)
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
                .implies("late", "daysUntilPromised")
                .field(
                        "daysUntilPromised",
                        INTEGER,
                        "days left until the promised day",
                        view -> view.punctuality().daysUntilPromised())
                .signed()
                .implies("late", "daysLate")
                .field(
                        "missingItems",
                        INTEGER,
                        "pieces missing from the delivery",
                        view -> view.shortfall().items())
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
                .items("lines", KnownEntities.LINE, "order lines", OrderView::lines)
                .build();
    }

    static Entity line() {
        return new Entity.Builder<>("OrderLine", OrderLine.class)
                .field("sku", TEXT, "article number", OrderLine::sku)
                .always()
                .field("name", TEXT, "name of the article", OrderLine::name)
                .field("category", TEXT, "category of the article", OrderLine::category)
                .field("quantity", DECIMAL, "pieces ordered", OrderLine::quantity)
                .always()
                .field("delivered", DECIMAL, "pieces delivered", OrderLine::delivered)
                .build();
    }

    static Entity goodsReturn() {
        return Entity.Builder.<Return>ofDatedFact("Return")
                .field(
                        "id",
                        TEXT,
                        "the return's number",
                        each -> each.fact().key(),
                        each -> each.fact().id())
                .always()
                .field("orderId", TEXT, "the order it belongs to", OrderFields::orderKey, OrderFields::orderNumber)
                .field(
                        "reason",
                        TEXT,
                        "reason for the return",
                        each -> each.fact().reason())
                .build();
    }

    /** Returns what identifies the order of a return among all of the customer, even if it is unknown. */
    private static @Nullable String orderKey(DatedFact<Return> each) {
        String number = each.fact().orderId();
        if (each.order() != null) {
            return each.order().order().key();
        }
        return number == null ? null : SourcedRecord.key(each.fact().source(), number);
    }

    /** Returns the number of the order of a return as its shop writes it. */
    private static @Nullable String orderNumber(DatedFact<Return> each) {
        return each.order() == null
                ? each.fact().orderId()
                : each.order().order().id();
    }
}
