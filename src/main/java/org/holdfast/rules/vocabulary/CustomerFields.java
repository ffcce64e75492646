package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.function.Function;
import org.holdfast.facts.Channel;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.FavouriteCategory;
import org.holdfast.loyalty.NpsGroup;
import org.holdfast.loyalty.PurchaseSummary;
import org.holdfast.loyalty.SpecialDays;
import org.holdfast.loyalty.measures.CustomerMeasures;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.Level;
import org.holdfast.loyalty.signs.LoyaltyProfile;
import org.jspecify.annotations.Nullable;

/** What rules can ask about a customer: facts, figures, and the lists that belong to them. */
final class CustomerFields {

    private CustomerFields() {}

    static Entity entity() {
        Entity.Builder<CustomerView> customer = new Entity.Builder<>("Customer", CustomerView.class)
                .field("id", TEXT, "the customer's number", CustomerView::id)
                .always()
                .field("name", TEXT, "the customer's name", view -> view.facts().name())
                .field(
                        "language",
                        TEXT,
                        "ISO 639 code of the language, such as ro",
                        view -> view.facts().language())
                .field(
                        "country",
                        TEXT,
                        "ISO 3166 code of the country, such as MD",
                        view -> view.facts().country())
                .field(
                        "segment",
                        TEXT,
                        "segment the CRM puts them in",
                        view -> view.facts().segment())
                .field("email", TEXT, "e-mail address", view -> view.facts().email())
                .field("phone", TEXT, "telephone number", view -> view.facts().phone())
                .field(
                        "assignedAgent",
                        TEXT,
                        "who looks after them",
                        view -> view.facts().assignedAgent())
                .field(
                        "referredBy",
                        TEXT,
                        "the customer who brought them",
                        view -> view.facts().referredBy())
                .choice(
                        "preferredChannel",
                        Channel.class,
                        "how they like to be reached",
                        view -> view.facts().preferredChannel())
                .field("today", DAY, "today's date where the customer lives", CustomerView::today)
                .always()
                .field(
                        "birthdayInDays",
                        INTEGER,
                        "days until the next birthday, 0 on the day",
                        CustomerView::birthdayInDays)
                .field("customerForDays", INTEGER, "days since they became a customer", CustomerView::customerForDays)
                .field(
                        "anniversaryInDays",
                        INTEGER,
                        "days until the day comes round on which they became a customer",
                        SpecialDays::anniversaryInDays)
                .tells("customerForDays", "yearsWithUs")
                .field("yearsWithUs", INTEGER, "whole years since they became a customer", SpecialDays::yearsWithUs)
                .tells("customerForDays", "anniversaryInDays")
                .field("publicHoliday", FLAG, "today is a public holiday where they live", SpecialDays::publicHoliday)
                .field("holiday", TEXT, "which one, such as new-year, or none", SpecialDays::holiday)
                .tells("publicHoliday")
                .field(
                        "favouriteCategory",
                        TEXT,
                        "the category that most of their orders hold something of",
                        view -> FavouriteCategory.of(view).category())
                .tells("favouriteOrders")
                .field(
                        "favouriteOrders",
                        INTEGER,
                        "orders with something of it",
                        view -> FavouriteCategory.of(view).orders())
                .tells("favouriteCategory")
                .field("openComplaints", INTEGER, "complaints not solved yet", CustomerView::openComplaints)
                .field(
                        "npsScore",
                        DECIMAL,
                        "newest answer to \"would you recommend us?\", 0 to 10",
                        CustomerView::npsScore)
                .tells("npsGroup", "npsDaysAgo")
                .choice(
                        "npsGroup",
                        NpsGroup.class,
                        "promoter, passive or detractor by that answer",
                        CustomerView::npsGroup)
                .tells("npsScore", "npsDaysAgo")
                .field("npsDaysAgo", INTEGER, "days since that answer", CustomerView::npsDaysAgo)
                .tells("npsGroup", "npsScore");
        purchases(customer);
        ChurnFields.add(customer);
        measures(customer);
        membership(customer);
        customer.field(
                        "signCount",
                        INTEGER,
                        "how many of the seven signs of loyalty show",
                        loyal(loyaltyProfile -> loyaltyProfile.signs().size()))
                .choice("loyaltyLevel", Level.class, "habit, attachment or commitment", loyal(LoyaltyProfile::level));
        return customer.items("orders", Vocabulary.ORDER, "their orders", CustomerView::orders)
                .items("complaints", Vocabulary.COMPLAINT, "their complaints", CustomerView::complaints)
                .items("returns", Vocabulary.RETURN, "goods they sent back", CustomerView::returns)
                .items("surveys", Vocabulary.SURVEY, "surveys they answered", CustomerView::surveys)
                .items(
                        "interactions",
                        Vocabulary.INTERACTION,
                        "touches between them and us",
                        CustomerView::interactions)
                .items(
                        "observations",
                        Vocabulary.OBSERVATION,
                        "what quality checks saw where they shop",
                        CustomerView::observations)
                .items("promises", Vocabulary.PROMISE, "what we promised them", CustomerView::promises)
                .items(
                        "programmes",
                        Vocabulary.PROGRAMME,
                        "loyalty programmes, and how they stand in each",
                        CustomerView::programmes)
                .items("signs", Vocabulary.SIGN, "signs of loyalty that show", loyal(LoyaltyProfile::signs))
                .items(
                        "loyaltyFactors",
                        Vocabulary.FACTOR,
                        "what their loyalty rests on",
                        loyal(LoyaltyProfile::factors))
                .build();
    }

    private static void purchases(Entity.Builder<CustomerView> customer) {
        customer.field("orderCount", INTEGER, "orders ever, without cancelled ones", bought(PurchaseSummary::count))
                .field(
                        "daysSinceLastOrder",
                        INTEGER,
                        "days since the last order",
                        bought(PurchaseSummary::daysSinceLast))
                .tells("daysSinceFirstOrder", "orderCount", "silence")
                .field(
                        "daysSinceFirstOrder",
                        INTEGER,
                        "days since the first order",
                        bought(PurchaseSummary::daysSinceFirst))
                .tells("daysSinceLastOrder", "orderCount", "silence")
                .field(
                        "usualGapDays",
                        INTEGER,
                        "median days from one purchase day to the next",
                        bought(PurchaseSummary::usualGapDays))
                .tells("quietRatio", "daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "usualGap", "silence")
                .field(
                        "quietRatio",
                        DECIMAL,
                        "days since the last order as a multiple of the usual gap",
                        bought(PurchaseSummary::quietRatio))
                .tells("usualGapDays", "daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "usualGap", "silence")
                .field("totalSpend", MONEY, "value of all orders ever", bought(PurchaseSummary::totalSpend))
                .tells("orderCount")
                .field("averageOrderValue", MONEY, "spend per order", bought(PurchaseSummary::averageValue))
                .tells("totalSpend", "orderCount", "daysSinceLastOrder", "daysSinceFirstOrder")
                .inDays(
                        "ordersIn",
                        INTEGER,
                        "orders in the last so many days",
                        (view, days) -> view.purchases() == null
                                ? null
                                : view.purchases().countIn(days))
                .inDays(
                        "spendIn",
                        MONEY,
                        "value of the orders in the last so many days",
                        (view, days) -> view.purchases() == null
                                ? null
                                : view.purchases().spendIn(days));
    }

    private static void measures(Entity.Builder<CustomerView> customer) {
        customer.field(
                        "lifetimeValue",
                        MONEY,
                        "value of all orders ever, less what came back",
                        measured(CustomerMeasures::lifetimeValue))
                .signed()
                .tells("totalSpend", "orderCount")
                .field(
                        "productKinds",
                        INTEGER,
                        "kinds of products they have bought",
                        measured(CustomerMeasures::productKinds))
                .tells("orderCount")
                .field(
                        "npsDrop",
                        DECIMAL,
                        "points by which the newest answer to \"would you recommend us?\" lies below the one before",
                        measured(CustomerMeasures::npsDrop))
                .signed()
                .tells("npsScore", "npsGroup", "npsDaysAgo")
                .drop(
                        "spendPerOrderDrop",
                        "percent less per order in the last so many days than in as many days before",
                        (view, days) -> CustomerMeasures.of(view).spendPerOrderDrop(days))
                .drop(
                        "ordersDrop",
                        "percent fewer orders in the last so many days than in as many days before",
                        (view, days) -> CustomerMeasures.of(view).ordersDrop(days))
                .inDays(
                        "engagementIn",
                        INTEGER,
                        "engagement index over the last so many days, 0 to 100",
                        (view, days) -> CustomerMeasures.of(view).engagementIn(days));
    }

    private static void membership(Entity.Builder<CustomerView> customer) {
        customer.field("programme", TEXT, "loyalty programme they belong to", member(ProgrammeView::name))
                .field("tier", TEXT, "tier in it", member(ProgrammeView::tier))
                .tells("programme")
                .field(
                        "points",
                        INTEGER,
                        "points they can spend; below 0 when some are owed",
                        member(ProgrammeView::points))
                .tells("programme")
                .field("stamps", INTEGER, "stamps on the card", member(ProgrammeView::stamps))
                .tells("programme")
                .field("cardDiscount", DECIMAL, "percent off with the card", member(ProgrammeView::cardDiscount))
                .tells("programme")
                .field("memberForDays", INTEGER, "days since they joined", CustomerView::memberForDays)
                .tells("programme");
    }

    private static Function<CustomerView, @Nullable Object> bought(Function<PurchaseSummary, @Nullable Object> figure) {
        return view -> view.purchases() == null ? null : figure.apply(view.purchases());
    }

    private static Function<CustomerView, @Nullable Object> measured(
            Function<CustomerMeasures, @Nullable Object> figure) {
        return view -> figure.apply(CustomerMeasures.of(view));
    }

    private static Function<CustomerView, @Nullable Object> member(Function<ProgrammeView, @Nullable Object> figure) {
        return view -> view.programme() == null ? null : figure.apply(view.programme());
    }

    private static <T> Function<CustomerView, @Nullable T> loyal(Function<LoyaltyProfile, @Nullable T> figure) {
        return view -> view.loyalty() == null ? null : figure.apply(view.loyalty());
    }
}
