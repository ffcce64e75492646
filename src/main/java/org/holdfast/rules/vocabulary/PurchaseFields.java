package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.PurchaseSummary;
import org.holdfast.loyalty.calendar.CalendarUnit;
import org.holdfast.loyalty.measures.CustomerMeasures;
import org.holdfast.loyalty.purchases.OrderStreaks;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about the purchases of a customer, and the figures computed from them. */
final class PurchaseFields {

    /** What rounding to two decimals can add from one day to the next. */
    private static final double ROUNDING = 0.01;

    private PurchaseFields() {}

    static void addPurchases(Entity.Builder<CustomerView> customer) {
        customer.field("orderCount", INTEGER, "orders ever, without cancelled ones", bought(PurchaseSummary::count))
                .drift(Drift.STEADY)
                .field(
                        "daysSinceLastOrder",
                        INTEGER,
                        "days since the last order",
                        bought(PurchaseSummary::daysSinceLast))
                .drift(Drift.UP)
                .implies("daysSinceFirstOrder", "orderCount", "silence")
                .field(
                        "lastOrderHoursAgo",
                        INTEGER,
                        "whole hours since the last order",
                        PurchaseFields::lastOrderHoursAgo)
                .drift(Drift.hoursSince(view -> lastPlacedAt((CustomerView) view)))
                .implies("daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "silence")
                .field(
                        "daysSinceFirstOrder",
                        INTEGER,
                        "days since the first order",
                        bought(PurchaseSummary::daysSinceFirst))
                .drift(Drift.UP)
                .implies("daysSinceLastOrder", "orderCount", "silence")
                .field(
                        "usualGapDays",
                        INTEGER,
                        "median days from one purchase day to the next",
                        bought(PurchaseSummary::usualGapDays))
                .drift(Drift.STEADY)
                .implies("quietRatio", "daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "usualGap", "silence")
                .field(
                        "quietRatio",
                        DECIMAL,
                        "days since the last order as a multiple of the usual gap",
                        bought(PurchaseSummary::quietRatio))
                .drift(Drift.upBy(PurchaseFields::quietStep))
                .implies(
                        "usualGapDays",
                        "daysSinceLastOrder",
                        "daysSinceFirstOrder",
                        "orderCount",
                        "usualGap",
                        "silence")
                .field("totalSpend", MONEY, "value of all orders ever", bought(PurchaseSummary::totalSpend))
                .implies("orderCount")
                .field("averageOrderValue", MONEY, "spend per order", bought(PurchaseSummary::averageValue))
                .implies("totalSpend", "orderCount", "daysSinceLastOrder", "daysSinceFirstOrder")
                .inDays(
                        "ordersIn",
                        INTEGER,
                        "orders in the given number of days",
                        (view, days) -> view.purchases() == null
                                ? null
                                : view.purchases().countIn(days))
                .inDays(
                        "spendIn",
                        MONEY,
                        "value of the orders in the given number of days",
                        (view, days) -> view.purchases() == null
                                ? null
                                : view.purchases().spendIn(days));
    }

    static void addStreaks(Entity.Builder<CustomerView> customer) {
        for (CalendarUnit unit : CalendarUnit.values()) {
            String name = unit.name().toLowerCase(Locale.ROOT) + "s";
            customer.inDays(
                            streak(name),
                            FLAG,
                            "there is an order in each of the given number of full " + name + " before this one",
                            (view, number) -> streak(view, streaks -> streaks.inEachOfTheLast(number, unit)))
                    .measureDrift(streak(name), Drift.DAILY)
                    .field(
                            name + "InARow",
                            INTEGER,
                            name + " in a row with an order, up to now",
                            view -> streak(view, streaks -> streaks.inARow(unit)))
                    .implies("orderCount");
        }
    }

    private static String streak(String units) {
        return "orderedInEachOfTheLast" + units.substring(0, 1).toUpperCase(Locale.ROOT) + units.substring(1);
    }

    private static @Nullable Object streak(CustomerView view, Function<OrderStreaks, Object> figure) {
        OrderStreaks streaks = OrderStreaks.of(view);
        return streaks == null ? null : figure.apply(streaks);
    }

    static void addMeasures(Entity.Builder<CustomerView> customer) {
        customer.field(
                        "lifetimeValue",
                        MONEY,
                        "value of all orders ever, minus refunds",
                        measured(CustomerMeasures::lifetimeValue))
                .signed()
                .implies("totalSpend", "orderCount")
                .field(
                        "productKinds",
                        INTEGER,
                        "kinds of products they have bought",
                        measured(CustomerMeasures::productKinds))
                .drift(Drift.STEADY)
                .implies("orderCount")
                .field(
                        "npsDrop",
                        DECIMAL,
                        "points by which the newest NPS answer is below the previous one",
                        measured(CustomerMeasures::npsDrop))
                .drift(Drift.STEADY)
                .signed()
                .implies("npsScore", "npsGroup", "npsDaysAgo")
                .drop(
                        "spendPerOrderDrop",
                        "decline in spend per order between the last two periods of that many days, in percent",
                        (view, days) -> CustomerMeasures.of(view).spendPerOrderDrop(days))
                .drop(
                        "ordersDrop",
                        "decline in orders between the last two periods of that many days, in percent",
                        (view, days) -> CustomerMeasures.of(view).ordersDrop(days))
                .inDays(
                        "engagementIn",
                        INTEGER,
                        "engagement index over the given number of days, 0 to 100",
                        (view, days) -> CustomerMeasures.of(view).engagementIn(days));
    }

    private static @Nullable Instant lastPlacedAt(CustomerView view) {
        return view.purchases() == null ? null : view.purchases().lastPlacedAt();
    }

    private static @Nullable Integer lastOrderHoursAgo(CustomerView view) {
        Instant last = lastPlacedAt(view);
        return last == null ? null : TimeFields.hours(last, view.asOf());
    }

    private static Function<CustomerView, @Nullable Object> bought(Function<PurchaseSummary, @Nullable Object> figure) {
        return view -> view.purchases() == null ? null : figure.apply(view.purchases());
    }

    private static Function<CustomerView, @Nullable Object> measured(
            Function<CustomerMeasures, @Nullable Object> figure) {
        return view -> figure.apply(CustomerMeasures.of(view));
    }

    /** Returns by how much the multiple of the usual gap grows with a day at most, with what rounding adds. */
    private static double quietStep(Object view) {
        PurchaseSummary purchases = ((CustomerView) view).purchases();
        Integer gap = purchases == null ? null : purchases.usualGapDays();
        return gap == null ? 1 : 1.0 / gap + ROUNDING;
    }
}
