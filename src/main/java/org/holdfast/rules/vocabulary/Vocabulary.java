package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.DatedFact;
import org.holdfast.loyalty.OrderView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.Factor;
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
    public static final Entity CUSTOMER = add(CustomerFields.entity());

    private Vocabulary() {}

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

    private static Entity order() {
        return new Entity.Builder<>("Order", OrderView.class)
                .field("id", TEXT, "the order's number", view -> view.order().id())
                .always()
                .field(
                        "value",
                        MONEY,
                        "what it costs",
                        OrderView::homeValue,
                        view -> Money.of(view.order().value(), view.order().currency()))
                .field("currency", TEXT, "its currency", view -> view.order().currency())
                .field("placedDaysAgo", INTEGER, "days since it was placed", OrderView::placedDaysAgo)
                .always()
                .field("shipped", FLAG, "it has left us", OrderView::shipped)
                .always()
                .field("delivered", FLAG, "it has arrived", OrderView::delivered)
                .always()
                .field("cancelled", FLAG, "it was cancelled", OrderView::cancelled)
                .always()
                .field("open", FLAG, "neither arrived nor cancelled", OrderView::open)
                .always()
                .field("deliveredDaysAgo", INTEGER, "days since it arrived", OrderView::deliveredDaysAgo)
                .field("late", FLAG, "the promised time is over, or was on arrival", OrderView::late)
                .tells("daysLate", "daysUntilPromised")
                .field("daysLate", INTEGER, "calendar days beyond the promised day", OrderView::daysLate)
                .tells("late", "daysUntilPromised")
                .field("daysUntilPromised", INTEGER, "days left until the promised day", OrderView::daysUntilPromised)
                .signed()
                .tells("late", "daysLate")
                .field("missingItems", INTEGER, "pieces missing from what arrived", OrderView::missingItems)
                .tells("deliveredDaysAgo")
                .field(
                        "missingDiscount",
                        MONEY,
                        "promised discount that was not given",
                        OrderView::homeMissingDiscount,
                        view -> Money.of(view.missingDiscount(), view.order().currency()))
                .field(
                        "discountMissing",
                        FLAG,
                        "less discount was given than promised, in whatever currency",
                        OrderView::discountMissing)
                .tells("missingDiscount")
                .items("lines", LINE, "what was ordered", OrderView::lines)
                .build();
    }

    private static Entity line() {
        return new Entity.Builder<>("OrderLine", OrderLine.class)
                .field("sku", TEXT, "article number", OrderLine::sku)
                .always()
                .field("name", TEXT, "article", OrderLine::name)
                .field("category", TEXT, "category of the article", OrderLine::category)
                .field("quantity", DECIMAL, "pieces ordered", OrderLine::quantity)
                .always()
                .field("delivered", DECIMAL, "pieces that arrived", OrderLine::delivered)
                .build();
    }

    private static Entity complaint() {
        return new Entity.Builder<>("Complaint", ComplaintView.class)
                .field(
                        "id",
                        TEXT,
                        "the complaint's number",
                        view -> view.complaint().id())
                .always()
                .field(
                        "orderId",
                        TEXT,
                        "the order it is about",
                        view -> view.complaint().orderId())
                .field(
                        "topic",
                        TEXT,
                        "what it is about",
                        view -> view.complaint().topic())
                .field(
                        "severity",
                        INTEGER,
                        "1 (a remark) to 5 (harm done)",
                        view -> view.complaint().severity())
                .choice(
                        "fault",
                        Complaint.Fault.class,
                        "who caused it",
                        view -> view.complaint().fault())
                .choice(
                        "channel",
                        Channel.class,
                        "how it reached us",
                        view -> view.complaint().channel())
                .field("open", FLAG, "not solved yet", ComplaintView::open)
                .always()
                .field("answered", FLAG, "somebody has replied", ComplaintView::answered)
                .always()
                .field("openedDaysAgo", INTEGER, "days since it was opened", ComplaintView::openedDaysAgo)
                .always()
                .field("daysOpen", INTEGER, "days from opening to solution, or to today", ComplaintView::daysOpen)
                .always()
                .field(
                        "workingDaysUnanswered",
                        INTEGER,
                        "working days from opening to the first reply, or to today",
                        ComplaintView::workingDaysUnanswered)
                .always()
                .field("resolvedDaysAgo", INTEGER, "days since it was solved", ComplaintView::resolvedDaysAgo)
                .inDays(
                        "daysOpenAfter",
                        INTEGER,
                        "days it stayed open after the first so many working days",
                        ComplaintView::daysOpenAfter)
                .field("orderValue", MONEY, "what the order it is about is worth", ComplaintView::orderValue)
                .field(
                        "text",
                        TEXT,
                        "what the customer wrote",
                        view -> view.complaint().text())
                .build();
    }

    private static Entity returned() {
        return Vocabulary.<Return>dated("Return")
                .field("id", TEXT, "the return's number", each -> each.fact().id())
                .always()
                .field(
                        "orderId",
                        TEXT,
                        "the order it belongs to",
                        each -> each.fact().orderId())
                .field("reason", TEXT, "why it came back", each -> each.fact().reason())
                .build();
    }

    private static Entity survey() {
        return Vocabulary.<Survey>dated("Survey")
                .choice(
                        "kind",
                        Survey.Kind.class,
                        "which question was asked",
                        each -> each.fact().kind())
                .always()
                .field("score", DECIMAL, "the answer", each -> each.fact().score())
                .always()
                .field(
                        "comment",
                        TEXT,
                        "what they added in words",
                        each -> each.fact().comment())
                .build();
    }

    private static Entity interaction() {
        return Vocabulary.<Interaction>dated("Interaction")
                .field(
                        "id",
                        TEXT,
                        "what it was and when, such as praise-2026-03-14",
                        each -> each.fact().kind() + "-" + each.fact().at())
                .always()
                .choice(
                        "kind",
                        Interaction.Kind.class,
                        "what happened",
                        each -> each.fact().kind())
                .always()
                .choice(
                        "channel",
                        Channel.class,
                        "on which channel",
                        each -> each.fact().channel())
                .field(
                        "employee",
                        TEXT,
                        "whom it concerned",
                        each -> each.fact().employee())
                .field("note", TEXT, "what was noted", each -> each.fact().note())
                .build();
    }

    private static Entity observation() {
        return Vocabulary.<Observation>dated("Observation")
                .field(
                        "place",
                        TEXT,
                        "the place or touchpoint",
                        each -> each.fact().place())
                .always()
                .field("kind", TEXT, "what was looked at", each -> each.fact().kind())
                .field(
                        "score",
                        DECIMAL,
                        "0 (bad) to 100 (good)",
                        each -> each.fact().score())
                .build();
    }

    private static Entity promise() {
        return new Entity.Builder<>("Promise", PromiseView.class)
                .field(
                        "id",
                        TEXT,
                        "the promise's number",
                        view -> view.promise().id())
                .always()
                .field(
                        "action",
                        TEXT,
                        "the action that made it",
                        view -> view.promise().action())
                .always()
                .field(
                        "subject",
                        TEXT,
                        "number of what it is about",
                        view -> view.promise().subject())
                .field(
                        "what",
                        TEXT,
                        "what was promised, in the customer's words",
                        view -> view.promise().what())
                .always()
                .field("open", FLAG, "not kept yet, and there is still time", PromiseView::open)
                .always()
                .field("broken", FLAG, "its time is over and it was not kept in time", PromiseView::broken)
                .tells("kept")
                .field("kept", FLAG, "it was kept in time", PromiseView::kept)
                .tells("broken")
                .field("dueInDays", INTEGER, "days left until its last day", PromiseView::dueInDays)
                .signed()
                .always()
                .field("brokenDaysAgo", INTEGER, "days since it should have been kept", PromiseView::brokenDaysAgo)
                .tells("broken", "kept")
                .build();
    }

    private static Entity programme() {
        return new Entity.Builder<>("Programme", ProgrammeView.class)
                .field("name", TEXT, "its name", ProgrammeView::name)
                .always()
                .field("keptByCrm", FLAG, "the CRM tells of it; otherwise it is kept here", ProgrammeView::keptByCrm)
                .field("open", FLAG, "whoever meets the conditions takes part", ProgrammeView::open)
                .field("member", FLAG, "the customer takes part", ProgrammeView::member)
                .always()
                .field("mayJoin", FLAG, "meets the conditions and does not take part yet", ProgrammeView::mayJoin)
                .field("missingToJoin", MONEY, "what has still to be spent to join", ProgrammeView::missingToJoin)
                .field("memberForDays", INTEGER, "days since they joined", ProgrammeView::memberForDays)
                .field("tier", TEXT, "tier they have", ProgrammeView::tier)
                .field(
                        "tierReachedDaysAgo",
                        INTEGER,
                        "days since they came up to it",
                        ProgrammeView::tierReachedDaysAgo)
                .tells("tier")
                .field("nextTier", TEXT, "the tier above", ProgrammeView::nextTier)
                .tells("missingToNextTier")
                .field(
                        "missingToNextTier",
                        MONEY,
                        "what has still to be spent for it",
                        ProgrammeView::missingToNextTier)
                .tells("nextTier")
                .field("points", INTEGER, "points they can spend; below 0 when some are owed", ProgrammeView::points)
                .signed()
                .field("pointsExpiring", INTEGER, "points that expire first", ProgrammeView::pointsExpiring)
                .tells("pointsExpireInDays", "points")
                .field(
                        "pointsExpireInDays",
                        INTEGER,
                        "days until these points expire, 0 on their last day",
                        ProgrammeView::pointsExpireInDays)
                .tells("pointsExpiring", "points")
                .field("stamps", INTEGER, "stamps they have; below 0 when some are owed", ProgrammeView::stamps)
                .signed()
                .field("stampsMissing", INTEGER, "stamps missing from a full card", ProgrammeView::stampsMissing)
                .tells("stamps")
                .field("fullCards", INTEGER, "full cards that the stamps make", ProgrammeView::fullCards)
                .tells("stamps", "stampsMissing")
                .field("cardDiscount", DECIMAL, "percent off with the card", ProgrammeView::cardDiscount)
                .field(
                        "cardReachedDaysAgo",
                        INTEGER,
                        "days since the card gives so much",
                        ProgrammeView::cardReachedDaysAgo)
                .tells("cardDiscount")
                .field(
                        "nextCardDiscount",
                        DECIMAL,
                        "percent off on the next step of the card",
                        ProgrammeView::nextCardDiscount)
                .tells("missingToNextCard")
                .field(
                        "missingToNextCard",
                        MONEY,
                        "what has still to be spent for it",
                        ProgrammeView::missingToNextCard)
                .tells("nextCardDiscount")
                .build();
    }

    private static Entity sign() {
        return new Entity.Builder<>("Sign", Sign.class)
                .choice("kind", Sign.Kind.class, "which sign", Sign::kind)
                .always()
                .field("times", INTEGER, "how often in the last year", Sign::times)
                .always()
                .field("daysAgo", INTEGER, "days since it last showed", Sign::daysAgo)
                .always()
                .field("evidence", TEXT, "what shows it", Sign::evidence)
                .always()
                .field("orderId", TEXT, "the order that shows it", Sign::orderId)
                .build();
    }

    private static Entity factor() {
        return new Entity.Builder<>("LoyaltyFactor", Factor.class)
                .choice("kind", Factor.Kind.class, "what it is", Factor::kind)
                .always()
                .field("emotional", FLAG, "a feeling rather than a reason", Factor::emotional)
                .always()
                .field("evidence", TEXT, "what shows it", Factor::evidence)
                .always()
                .build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> Entity.Builder<DatedFact<T>> dated(String name) {
        return new Entity.Builder<DatedFact<T>>(name, (Class) DatedFact.class)
                .field("daysAgo", INTEGER, "days since it happened", DatedFact::daysAgo)
                .always();
    }
}
