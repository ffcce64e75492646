package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.function.Function;
import org.holdfast.facts.Channel;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.FavouriteCategory;
import org.holdfast.loyalty.NpsGroup;
import org.holdfast.loyalty.SpecialDays;
import org.holdfast.loyalty.baskets.Baskets;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.purchases.PurchasedArticle;
import org.holdfast.loyalty.purchases.PurchasedArticles;
import org.holdfast.loyalty.signs.Level;
import org.holdfast.loyalty.signs.LoyaltyProfile;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/** What rules can ask about a customer: facts, figures and lists. */
final class CustomerFields {

    private CustomerFields() {}

    static Entity entity() {
        Entity.Builder<CustomerView> customer = new Entity.Builder<>("Customer", CustomerView.class);
        masterData(customer);
        ReachFields.add(customer);
        specialDays(customer);
        favourites(customer);
        satisfaction(customer);
        PurchaseFields.addPurchases(customer);
        ChurnFields.add(customer);
        PurchaseFields.addMeasures(customer);
        PurchaseFields.addStreaks(customer);
        membership(customer);
        signs(customer);
        lists(customer);
        TimeFields.addCalendar(customer);
        days(customer);
        return customer.build();
    }

    private static void masterData(Entity.Builder<CustomerView> customer) {
        customer.field("id", TEXT, "the customer's number", CustomerView::id)
                .always()
                .field("name", TEXT, "the customer's name", view -> view.facts().name())
                .field(
                        "givenName",
                        TEXT,
                        "the name by which they are addressed",
                        view -> view.facts().givenName())
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
                        "city",
                        TEXT,
                        "town or village where they live",
                        view -> view.facts().city())
                .field(
                        "region",
                        TEXT,
                        "district, state or county where they live",
                        view -> view.facts().region())
                .field(
                        "segment",
                        TEXT,
                        "segment assigned by the CRM",
                        view -> view.facts().segment())
                .field("email", TEXT, "e-mail address", view -> view.facts().email())
                .field("phone", TEXT, "telephone number", view -> view.facts().phone())
                .field(
                        "assignedAgent",
                        TEXT,
                        "employee who looks after them",
                        view -> view.facts().assignedAgent())
                .field(
                        "referredBy",
                        TEXT,
                        "number of the customer who referred them",
                        view -> view.facts().referredBy())
                .choice(
                        "preferredChannel",
                        Channel.class,
                        "channel they prefer",
                        view -> view.facts().preferredChannel());
    }

    private static void specialDays(Entity.Builder<CustomerView> customer) {
        customer.field("today", DAY, "today's date where the customer lives", CustomerView::today)
                .drift(Drift.UP)
                .always()
                .field(
                        "birthdayInDays",
                        INTEGER,
                        "days until the next birthday, 0 on the day",
                        CustomerView::birthdayInDays)
                .drift(Drift.CYCLE)
                .field("age", INTEGER, "age in whole years", SpecialDays::age)
                .field("customerForDays", INTEGER, "days since they became a customer", CustomerView::customerForDays)
                .drift(Drift.UP)
                .field(
                        "anniversaryInDays",
                        INTEGER,
                        "days until the next anniversary of becoming a customer, 0 on the day",
                        SpecialDays::anniversaryInDays)
                .drift(Drift.CYCLE)
                .implies("customerForDays", "yearsWithUs")
                .field("yearsWithUs", INTEGER, "whole years since they became a customer", SpecialDays::yearsWithUs)
                .implies("customerForDays", "anniversaryInDays")
                .field("publicHoliday", FLAG, "today is a public holiday where they live", SpecialDays::publicHoliday)
                .drift(Drift.HOLIDAYS)
                .field("holiday", TEXT, "name of that holiday, such as new-year, or none", SpecialDays::holiday)
                .drift(Drift.HOLIDAYS)
                .implies("publicHoliday");
    }

    /** Adds the days of the numbers of days above. */
    private static void days(Entity.Builder<CustomerView> customer) {
        TimeFields.of(customer)
                .ahead("birthdayOn", "birthdayInDays", "their next birthday is")
                .ago("customerSince", "customerForDays", "they became a customer")
                .ahead("anniversaryOn", "anniversaryInDays", "the next anniversary of that is")
                .ago("joinedOn", "memberForDays", "they joined that programme")
                .ago("npsOn", "npsDaysAgo", "they gave that answer")
                .ago("firstOrderOn", "daysSinceFirstOrder", "they first ordered")
                .ago("lastOrderOn", "daysSinceLastOrder", "they last ordered")
                .ago("chanceFittedOn", "chanceFittedDaysAgo", "the churn model was fitted");
    }

    private static void favourites(Entity.Builder<CustomerView> customer) {
        customer.field(
                        "favouriteCategory",
                        TEXT,
                        "category that occurs in most of their orders",
                        view -> FavouriteCategory.of(view).category())
                .implies("favouriteOrders")
                .field(
                        "favouriteOrders",
                        INTEGER,
                        "orders that contain this category",
                        view -> FavouriteCategory.of(view).orders())
                .drift(Drift.STEADY)
                .implies("favouriteCategory");
    }

    private static void satisfaction(Entity.Builder<CustomerView> customer) {
        customer.field("openComplaints", INTEGER, "complaints that are not resolved", CustomerView::openComplaints)
                .drift(Drift.STEADY)
                .field(
                        "npsScore",
                        DECIMAL,
                        "newest answer to \"would you recommend us?\", 0 to 10",
                        CustomerView::npsScore)
                .drift(Drift.STEADY)
                .implies("npsGroup", "npsDaysAgo")
                .choice(
                        "npsGroup",
                        NpsGroup.class,
                        "promoter, passive or detractor, from that answer",
                        CustomerView::npsGroup)
                .implies("npsScore", "npsDaysAgo")
                .field("npsDaysAgo", INTEGER, "days since that answer", CustomerView::npsDaysAgo)
                .drift(Drift.UP)
                .implies("npsGroup", "npsScore");
    }

    private static void signs(Entity.Builder<CustomerView> customer) {
        customer.field(
                        "signCount",
                        INTEGER,
                        "signs of loyalty, 0 to 7",
                        loyal(loyaltyProfile -> loyaltyProfile.signs().size()))
                .drift(Drift.LOYALTY)
                .choice("loyaltyLevel", Level.class, "habit, attachment or commitment", loyal(LoyaltyProfile::level))
                .drift(Drift.LOYALTY);
    }

    private static void lists(Entity.Builder<CustomerView> customer) {
        customer.items("orders", KnownEntities.ORDER, "their orders", CustomerView::orders)
                .items("purchases", KnownEntities.PURCHASE, "articles they have bought", PurchasedArticles::of)
                .openEnded("purchases", article -> ((PurchasedArticle) article).isUnknown())
                .items("complaints", KnownEntities.COMPLAINT, "their complaints", CustomerView::complaints)
                .items("returns", KnownEntities.RETURN, "goods they sent back", CustomerView::returns)
                .items(
                        "everyReturn",
                        KnownEntities.RETURN,
                        "goods they sent back or asked to send back, whatever became of it",
                        CustomerView::everyReturn)
                .items("surveys", KnownEntities.SURVEY, "surveys they answered", CustomerView::surveys)
                .items(
                        "interactions",
                        KnownEntities.INTERACTION,
                        "contacts between them and the company",
                        CustomerView::interactions)
                .items(
                        "observations",
                        KnownEntities.OBSERVATION,
                        "results of quality checks where they shop",
                        CustomerView::observations)
                .items("parcels", KnownEntities.PARCEL, "parcels of all their orders", CustomerView::parcels)
                .items("subscriptions", KnownEntities.SUBSCRIPTION, "their subscriptions", CustomerView::subscriptions)
                .items("payments", KnownEntities.PAYMENT, "their payments", CustomerView::payments)
                .items("carts", KnownEntities.CART, "their shopping carts", Baskets::of)
                .items("promises", KnownEntities.PROMISE, "promises made to them", CustomerView::promises)
                .items(
                        "pastActions",
                        KnownEntities.PAST_ACTION,
                        "what was done for them before",
                        CustomerView::pastActions)
                .items(
                        "programmes",
                        KnownEntities.PROGRAMME,
                        "loyalty programmes, with their standing in each",
                        CustomerView::programmes)
                .items("signs", KnownEntities.SIGN, "signs of loyalty they have shown", loyal(LoyaltyProfile::signs))
                .items(
                        "loyaltyFactors",
                        KnownEntities.FACTOR,
                        "factors of their loyalty",
                        loyal(LoyaltyProfile::factors))
                .listDrift(Drift.PROGRAMMES, "programmes")
                .listDrift(Drift.LOYALTY, "signs", "loyaltyFactors");
    }

    private static void membership(Entity.Builder<CustomerView> customer) {
        customer.field("programme", TEXT, "loyalty programme they belong to", member(ProgrammeView::name))
                .drift(Drift.PROGRAMMES)
                .field(
                        "tier",
                        TEXT,
                        "tier in that programme",
                        member(view -> view.tier().name()))
                .drift(Drift.PROGRAMMES)
                .implies("programme")
                .field(
                        "points",
                        INTEGER,
                        "points they can spend; below 0 when some are owed",
                        member(view -> view.points().balance()))
                .drift(Drift.PROGRAMMES)
                .implies("programme")
                .field(
                        "stamps",
                        INTEGER,
                        "stamps on the card",
                        member(view -> view.stamps().collected()))
                .drift(Drift.PROGRAMMES)
                .implies("programme")
                .field(
                        "cardDiscount",
                        DECIMAL,
                        "percent off with the card",
                        member(view -> view.card().percent()))
                .drift(Drift.PROGRAMMES)
                .implies("programme")
                .field("memberForDays", INTEGER, "days since they joined", CustomerView::memberForDays)
                .drift(Drift.UP)
                .implies("programme");
    }

    private static Function<CustomerView, @Nullable Object> member(Function<ProgrammeView, @Nullable Object> figure) {
        return view -> view.programme() == null ? null : figure.apply(view.programme());
    }

    private static <T> Function<CustomerView, @Nullable T> loyal(Function<LoyaltyProfile, @Nullable T> figure) {
        return view -> view.loyalty() == null ? null : figure.apply(view.loyalty());
    }
}
