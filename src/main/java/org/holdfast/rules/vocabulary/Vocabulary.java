package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DAY;
import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Dated;
import org.holdfast.loyalty.Favourite;
import org.holdfast.loyalty.NpsGroup;
import org.holdfast.loyalty.Occasions;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.loyalty.Purchases;
import org.holdfast.loyalty.measures.CustomerFigures;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.Factor;
import org.holdfast.loyalty.signs.Level;
import org.holdfast.loyalty.signs.Loyalty;
import org.holdfast.loyalty.signs.Sign;
import org.jspecify.annotations.Nullable;

/** All kinds of things that rules can speak of. */
public final class Vocabulary {

    private static final Map<String, Entity> ENTITIES = new LinkedHashMap<>();

    static final Entity LINE = add(line());
    static final Entity ORDER = add(order());
    static final Entity COMPLAINT = add(complaint());
    static final Entity RETURN = add(returned());
    static final Entity SURVEY = add(survey());
    static final Entity INTERACTION = add(interaction());
    static final Entity OBSERVATION = add(observation());
    static final Entity PROMISE = add(promise());
    static final Entity PROGRAMME = add(programme());
    static final Entity SIGN = add(sign());
    static final Entity FACTOR = add(factor());
    /** The root: a rule is about exactly one customer. */
    public static final Entity CUSTOMER = add(customer());

    private Vocabulary() {
    }

    public static @Nullable Entity entity(String name) {
        return ENTITIES.get(name);
    }

    public static Collection<Entity> entities() {
        return Collections.unmodifiableCollection(ENTITIES.values());
    }

    private static Entity add(Entity entity) {
        ENTITIES.put(entity.name(), entity);
        return entity;
    }

    private static Entity customer() {
        Entity.Builder<CustomerView> customer = new Entity.Builder<>("Customer", CustomerView.class)
                .field("id", TEXT, "the customer's number", CustomerView::id).always()
                .field("name", TEXT, "the customer's name", view -> view.facts().name())
                .field("language", TEXT, "ISO 639 code of the language, such as ro", view -> view.facts().language())
                .field("country", TEXT, "ISO 3166 code of the country, such as MD", view -> view.facts().country())
                .field("segment", TEXT, "segment the CRM puts them in", view -> view.facts().segment())
                .field("email", TEXT, "e-mail address", view -> view.facts().email())
                .field("phone", TEXT, "telephone number", view -> view.facts().phone())
                .field("assignedAgent", TEXT, "who looks after them", view -> view.facts().assignedAgent())
                .field("referredBy", TEXT, "the customer who brought them", view -> view.facts().referredBy())
                .choice("preferredChannel", Channel.class, "how they like to be reached", view -> view.facts().preferredChannel())
                .field("today", DAY, "today's date where the customer lives", CustomerView::today).always()
                .field("birthdayInDays", INTEGER, "days until the next birthday, 0 on the day", CustomerView::birthdayInDays)
                .field("customerForDays", INTEGER, "days since they became a customer", CustomerView::customerForDays)
                .field("anniversaryInDays", INTEGER, "days until the day comes round on which they became a customer", Occasions::anniversaryInDays)
                        .tells("customerForDays", "yearsWithUs")
                .field("yearsWithUs", INTEGER, "whole years since they became a customer", Occasions::yearsWithUs)
                        .tells("customerForDays", "anniversaryInDays")
                .field("publicHoliday", FLAG, "today is a public holiday where they live", Occasions::publicHoliday)
                .field("holiday", TEXT, "which one, such as new-year, or none", Occasions::holiday).tells("publicHoliday")
                .field("favouriteCategory", TEXT, "the category that most of their orders hold something of",
                        view -> Favourite.of(view).category()).tells("favouriteOrders")
                .field("favouriteOrders", INTEGER, "orders with something of it", view -> Favourite.of(view).orders())
                        .tells("favouriteCategory")
                .field("openComplaints", INTEGER, "complaints not solved yet", CustomerView::openComplaints)
                .field("npsScore", DECIMAL, "newest answer to \"would you recommend us?\", 0 to 10", CustomerView::npsScore)
                        .tells("npsGroup", "npsDaysAgo")
                .choice("npsGroup", NpsGroup.class, "promoter, passive or detractor by that answer", CustomerView::npsGroup)
                        .tells("npsScore", "npsDaysAgo")
                .field("npsDaysAgo", INTEGER, "days since that answer", CustomerView::npsDaysAgo).tells("npsGroup", "npsScore");
        purchases(customer);
        Chances.add(customer);
        measures(customer);
        membership(customer);
        customer.field("signCount", INTEGER, "how many of the seven signs of loyalty show", loyal(loyalty -> loyalty.signs().size()))
                .choice("loyaltyLevel", Level.class, "habit, attachment or commitment", loyal(Loyalty::level));
        return customer
                .items("orders", ORDER, "their orders", CustomerView::orders)
                .items("complaints", COMPLAINT, "their complaints", CustomerView::complaints)
                .items("returns", RETURN, "goods they sent back", CustomerView::returns)
                .items("surveys", SURVEY, "surveys they answered", CustomerView::surveys)
                .items("interactions", INTERACTION, "touches between them and us", CustomerView::interactions)
                .items("observations", OBSERVATION, "what quality checks saw where they shop", CustomerView::observations)
                .items("promises", PROMISE, "what we promised them", CustomerView::promises)
                .items("programmes", PROGRAMME, "loyalty programmes, and how they stand in each", CustomerView::programmes)
                .items("signs", SIGN, "signs of loyalty that show", loyal(Loyalty::signs))
                .items("loyaltyFactors", FACTOR, "what their loyalty rests on", loyal(Loyalty::factors))
                .build();
    }

    private static void purchases(Entity.Builder<CustomerView> customer) {
        customer.field("orderCount", INTEGER, "orders ever, without cancelled ones", bought(Purchases::count))
                .field("daysSinceLastOrder", INTEGER, "days since the last order", bought(Purchases::daysSinceLast))
                        .tells("daysSinceFirstOrder", "orderCount", "silence")
                .field("daysSinceFirstOrder", INTEGER, "days since the first order", bought(Purchases::daysSinceFirst))
                        .tells("daysSinceLastOrder", "orderCount", "silence")
                .field("usualGapDays", INTEGER, "median days from one purchase day to the next", bought(Purchases::usualGapDays))
                        .tells("quietRatio", "daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "usualGap", "silence")
                .field("quietRatio", DECIMAL, "days since the last order as a multiple of the usual gap",
                        bought(Purchases::quietRatio))
                        .tells("usualGapDays", "daysSinceLastOrder", "daysSinceFirstOrder", "orderCount", "usualGap", "silence")
                .field("totalSpend", MONEY, "value of all orders ever", bought(Purchases::totalSpend)).tells("orderCount")
                .field("averageOrderValue", MONEY, "spend per order", bought(Purchases::averageValue))
                        .tells("totalSpend", "orderCount", "daysSinceLastOrder", "daysSinceFirstOrder")
                .inDays("ordersIn", INTEGER, "orders in the last so many days",
                        (view, days) -> view.purchases() == null ? null : view.purchases().countIn(days))
                .inDays("spendIn", MONEY, "value of the orders in the last so many days",
                        (view, days) -> view.purchases() == null ? null : view.purchases().spendIn(days));
    }

    private static void measures(Entity.Builder<CustomerView> customer) {
        customer.field("lifetimeValue", MONEY, "value of all orders ever, less what came back", measured(CustomerFigures::lifetimeValue))
                        .signed().tells("totalSpend", "orderCount")
                .field("productKinds", INTEGER, "kinds of products they have bought", measured(CustomerFigures::productKinds))
                        .tells("orderCount")
                .field("npsDrop", DECIMAL, "points by which the newest answer to \"would you recommend us?\" lies below the one before",
                        measured(CustomerFigures::npsDrop)).signed().tells("npsScore", "npsGroup", "npsDaysAgo")
                .drop("spendPerOrderDrop", "percent less per order in the last so many days than in as many days before",
                        (view, days) -> CustomerFigures.of(view).spendPerOrderDrop(days))
                .drop("ordersDrop", "percent fewer orders in the last so many days than in as many days before",
                        (view, days) -> CustomerFigures.of(view).ordersDrop(days))
                .inDays("engagementIn", INTEGER, "engagement index over the last so many days, 0 to 100",
                        (view, days) -> CustomerFigures.of(view).engagementIn(days));
    }

    private static void membership(Entity.Builder<CustomerView> customer) {
        customer.field("programme", TEXT, "loyalty programme they belong to", member(ProgrammeView::name))
                .field("tier", TEXT, "tier in it", member(ProgrammeView::tier)).tells("programme")
                .field("points", INTEGER, "points they can spend; below 0 when some are owed", member(ProgrammeView::points)).tells("programme")
                .field("stamps", INTEGER, "stamps on the card", member(ProgrammeView::stamps)).tells("programme")
                .field("cardDiscount", DECIMAL, "percent off with the card", member(ProgrammeView::cardDiscount)).tells("programme")
                .field("memberForDays", INTEGER, "days since they joined", CustomerView::memberForDays).tells("programme");
    }

    private static Entity order() {
        return new Entity.Builder<>("Order", OrderView.class)
                .field("id", TEXT, "the order's number", view -> view.order().id()).always()
                .field("value", MONEY, "what it costs", OrderView::homeValue,
                        view -> Money.of(view.order().value(), view.order().currency()))
                .field("currency", TEXT, "its currency", view -> view.order().currency())
                .field("placedDaysAgo", INTEGER, "days since it was placed", OrderView::placedDaysAgo).always()
                .field("shipped", FLAG, "it has left us", OrderView::shipped).always()
                .field("delivered", FLAG, "it has arrived", OrderView::delivered).always()
                .field("cancelled", FLAG, "it was cancelled", OrderView::cancelled).always()
                .field("open", FLAG, "neither arrived nor cancelled", OrderView::open).always()
                .field("deliveredDaysAgo", INTEGER, "days since it arrived", OrderView::deliveredDaysAgo)
                .field("late", FLAG, "the promised time is over, or was on arrival", OrderView::late)
                        .tells("daysLate", "daysUntilPromised")
                .field("daysLate", INTEGER, "calendar days beyond the promised day", OrderView::daysLate)
                        .tells("late", "daysUntilPromised")
                .field("daysUntilPromised", INTEGER, "days left until the promised day", OrderView::daysUntilPromised)
                        .signed().tells("late", "daysLate")
                .field("missingItems", INTEGER, "pieces missing from what arrived", OrderView::missingItems).tells("deliveredDaysAgo")
                .field("missingDiscount", MONEY, "promised discount that was not given", OrderView::homeMissingDiscount,
                        view -> Money.of(view.missingDiscount(), view.order().currency()))
                .items("lines", LINE, "what was ordered", OrderView::lines)
                .build();
    }

    private static Entity line() {
        return new Entity.Builder<>("OrderLine", OrderLine.class)
                .field("sku", TEXT, "article number", OrderLine::sku).always()
                .field("name", TEXT, "article", OrderLine::name)
                .field("category", TEXT, "category of the article", OrderLine::category)
                .field("quantity", DECIMAL, "pieces ordered", OrderLine::quantity).always()
                .field("delivered", DECIMAL, "pieces that arrived", OrderLine::delivered)
                .build();
    }

    private static Entity complaint() {
        return new Entity.Builder<>("Complaint", ComplaintView.class)
                .field("id", TEXT, "the complaint's number", view -> view.complaint().id()).always()
                .field("orderId", TEXT, "the order it is about", view -> view.complaint().orderId())
                .field("topic", TEXT, "what it is about", view -> view.complaint().topic())
                .field("severity", INTEGER, "1 (a remark) to 5 (harm done)", view -> view.complaint().severity())
                .choice("fault", Complaint.Fault.class, "who caused it", view -> view.complaint().fault())
                .choice("channel", Channel.class, "how it reached us", view -> view.complaint().channel())
                .field("open", FLAG, "not solved yet", ComplaintView::open).always()
                .field("answered", FLAG, "somebody has replied", ComplaintView::answered).always()
                .field("openedDaysAgo", INTEGER, "days since it was opened", ComplaintView::openedDaysAgo).always()
                .field("daysOpen", INTEGER, "days from opening to solution, or to today", ComplaintView::daysOpen).always()
                .field("workingDaysUnanswered", INTEGER, "working days from opening to the first reply, or to today",
                        ComplaintView::workingDaysUnanswered).always()
                .field("resolvedDaysAgo", INTEGER, "days since it was solved", ComplaintView::resolvedDaysAgo)
                .inDays("daysOpenAfter", INTEGER, "days it stayed open after the first so many working days", ComplaintView::daysOpenAfter)
                .field("orderValue", MONEY, "what the order it is about is worth", ComplaintView::orderValue)
                .field("text", TEXT, "what the customer wrote", view -> view.complaint().text())
                .build();
    }

    private static Entity returned() {
        return Vocabulary.<Return>dated("Return")
                .field("id", TEXT, "the return's number", each -> each.fact().id()).always()
                .field("orderId", TEXT, "the order it belongs to", each -> each.fact().orderId())
                .field("reason", TEXT, "why it came back", each -> each.fact().reason())
                .build();
    }

    private static Entity survey() {
        return Vocabulary.<Survey>dated("Survey")
                .choice("kind", Survey.Kind.class, "which question was asked", each -> each.fact().kind()).always()
                .field("score", DECIMAL, "the answer", each -> each.fact().score()).always()
                .field("comment", TEXT, "what they added in words", each -> each.fact().comment())
                .build();
    }

    private static Entity interaction() {
        return Vocabulary.<Interaction>dated("Interaction")
                .field("id", TEXT, "what it was and when, such as praise-2026-03-14", each -> each.fact().kind() + "-" + each.fact().at()).always()
                .choice("kind", Interaction.Kind.class, "what happened", each -> each.fact().kind()).always()
                .choice("channel", Channel.class, "on which channel", each -> each.fact().channel())
                .field("employee", TEXT, "whom it concerned", each -> each.fact().employee())
                .field("note", TEXT, "what was noted", each -> each.fact().note())
                .build();
    }

    private static Entity observation() {
        return Vocabulary.<Observation>dated("Observation")
                .field("place", TEXT, "the place or touchpoint", each -> each.fact().place()).always()
                .field("kind", TEXT, "what was looked at", each -> each.fact().kind())
                .field("score", DECIMAL, "0 (bad) to 100 (good)", each -> each.fact().score())
                .build();
    }

    private static Entity promise() {
        return new Entity.Builder<>("Promise", PromiseView.class)
                .field("id", TEXT, "the promise's number", view -> view.promise().id()).always()
                .field("action", TEXT, "the action that made it", view -> view.promise().action()).always()
                .field("subject", TEXT, "number of what it is about", view -> view.promise().subject())
                .field("what", TEXT, "what was promised, in the customer's words", view -> view.promise().what()).always()
                .field("open", FLAG, "not kept yet, and there is still time", PromiseView::open).always()
                .field("broken", FLAG, "its time is over and it was not kept in time", PromiseView::broken).tells("kept")
                .field("kept", FLAG, "it was kept in time", PromiseView::kept).tells("broken")
                .field("dueInDays", INTEGER, "days left until its last day", PromiseView::dueInDays).signed().always()
                .field("brokenDaysAgo", INTEGER, "days since it should have been kept", PromiseView::brokenDaysAgo).tells("broken", "kept")
                .build();
    }

    private static Entity programme() {
        return new Entity.Builder<>("Programme", ProgrammeView.class)
                .field("name", TEXT, "its name", ProgrammeView::name).always()
                .field("open", FLAG, "whoever meets the conditions takes part", ProgrammeView::open)
                .field("member", FLAG, "the customer takes part", ProgrammeView::member).always()
                .field("mayJoin", FLAG, "meets the conditions and does not take part yet", ProgrammeView::mayJoin)
                .field("missingToJoin", MONEY, "what has still to be spent to join", ProgrammeView::missingToJoin)
                .field("memberForDays", INTEGER, "days since they joined", ProgrammeView::memberForDays)
                .field("tier", TEXT, "tier they have", ProgrammeView::tier)
                .field("tierReachedDaysAgo", INTEGER, "days since they came up to it", ProgrammeView::tierReachedDaysAgo).tells("tier")
                .field("nextTier", TEXT, "the tier above", ProgrammeView::nextTier).tells("missingToNextTier")
                .field("missingToNextTier", MONEY, "what has still to be spent for it", ProgrammeView::missingToNextTier).tells("nextTier")
                .field("points", INTEGER, "points they can spend; below 0 when some are owed", ProgrammeView::points).signed()
                .field("pointsExpiring", INTEGER, "points that expire first", ProgrammeView::pointsExpiring).tells("pointsExpireInDays", "points")
                .field("pointsExpireInDays", INTEGER, "days until these points expire, 0 on their last day", ProgrammeView::pointsExpireInDays)
                        .tells("pointsExpiring", "points")
                .field("stamps", INTEGER, "stamps they have; below 0 when some are owed", ProgrammeView::stamps).signed()
                .field("stampsMissing", INTEGER, "stamps missing from a full card", ProgrammeView::stampsMissing).tells("stamps")
                .field("fullCards", INTEGER, "full cards that the stamps make", ProgrammeView::fullCards).tells("stamps", "stampsMissing")
                .field("cardDiscount", DECIMAL, "percent off with the card", ProgrammeView::cardDiscount)
                .field("cardReachedDaysAgo", INTEGER, "days since the card gives so much", ProgrammeView::cardReachedDaysAgo).tells("cardDiscount")
                .field("nextCardDiscount", DECIMAL, "percent off on the next step of the card", ProgrammeView::nextCardDiscount)
                        .tells("missingToNextCard")
                .field("missingToNextCard", MONEY, "what has still to be spent for it", ProgrammeView::missingToNextCard).tells("nextCardDiscount")
                .build();
    }

    private static Entity sign() {
        return new Entity.Builder<>("Sign", Sign.class)
                .choice("kind", Sign.Kind.class, "which sign", Sign::kind).always()
                .field("times", INTEGER, "how often in the last year", Sign::times).always()
                .field("daysAgo", INTEGER, "days since it last showed", Sign::daysAgo).always()
                .field("evidence", TEXT, "what shows it", Sign::evidence).always()
                .field("orderId", TEXT, "the order that shows it", Sign::orderId)
                .build();
    }

    private static Entity factor() {
        return new Entity.Builder<>("LoyaltyFactor", Factor.class)
                .choice("kind", Factor.Kind.class, "what it is", Factor::kind).always()
                .field("emotional", FLAG, "a feeling rather than a reason", Factor::emotional).always()
                .field("evidence", TEXT, "what shows it", Factor::evidence).always()
                .build();
    }

    private static <T> Function<CustomerView, @Nullable T> loyal(Function<Loyalty, @Nullable T> figure) {
        return view -> view.loyalty() == null ? null : figure.apply(view.loyalty());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Entity.Builder<Dated<T>> dated(String name) {
        return new Entity.Builder<Dated<T>>(name, (Class) Dated.class)
                .field("daysAgo", INTEGER, "days since it happened", Dated::daysAgo).always();
    }

    private static Function<CustomerView, @Nullable Object> bought(Function<Purchases, @Nullable Object> figure) {
        return view -> view.purchases() == null ? null : figure.apply(view.purchases());
    }

    private static Function<CustomerView, @Nullable Object> measured(Function<CustomerFigures, @Nullable Object> figure) {
        return view -> figure.apply(CustomerFigures.of(view));
    }

    private static Function<CustomerView, @Nullable Object> member(Function<ProgrammeView, @Nullable Object> figure) {
        return view -> view.programme() == null ? null : figure.apply(view.programme());
    }
}
