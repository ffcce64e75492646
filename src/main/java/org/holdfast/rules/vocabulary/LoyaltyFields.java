package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.Factor;
import org.holdfast.loyalty.signs.Sign;
import org.holdfast.rules.vocabulary.drift.Drift;

/** What rules can ask about loyalty programmes, signs of loyalty and loyalty factors. */
final class LoyaltyFields {

    private LoyaltyFields() {}

    static Entity programme() {
        Entity.Builder<ProgrammeView> programme = new Entity.Builder<>("Programme", ProgrammeView.class)
                .field("name", TEXT, "its name", ProgrammeView::name)
                .always()
                .field(
                        "keptByCrm",
                        FLAG,
                        "its balances come from the CRM; otherwise they are computed here",
                        ProgrammeView::keptByCrm)
                .field(
                        "open",
                        FLAG,
                        "customers who meet the conditions are members automatically",
                        view -> view.joining().open())
                .drift(Drift.PROGRAMMES)
                .field(
                        "member",
                        FLAG,
                        "the customer is a member",
                        view -> view.joining().member())
                .drift(Drift.PROGRAMMES)
                .always()
                .field(
                        "mayJoin",
                        FLAG,
                        "the customer meets the conditions and is not a member yet",
                        view -> view.joining().mayJoin())
                .drift(Drift.PROGRAMMES)
                .field(
                        "missingToJoin",
                        MONEY,
                        "amount still to spend to join",
                        view -> view.joining().missing())
                .drift(Drift.PROGRAMMES)
                .field(
                        "memberForDays",
                        INTEGER,
                        "days since they joined",
                        view -> view.joining().memberForDays())
                .drift(Drift.UP)
                .field(
                        "broughtAlong",
                        FLAG,
                        "the membership was brought along from another programme",
                        view -> view.joining().broughtAlong());
        tiers(programme);
        points(programme);
        stamps(programme);
        discountCard(programme);
        TimeFields.of(programme)
                .ago("joinedOn", "memberForDays", "they joined")
                .ago("tierReachedOn", "tierReachedDaysAgo", "they reached the tier")
                .ahead("tierLostOn", "tierLostInDays", "they have the tier for the last time if nothing is bought")
                .ahead("pointsExpireOn", "pointsExpireInDays", "these points can be spent for the last time")
                .ahead("pointsCountOn", "pointsPendingForDays", "the first of them count")
                .ago("cardReachedOn", "cardReachedDaysAgo", "the card reached this discount");
        return programme.build();
    }

    private static void tiers(Entity.Builder<ProgrammeView> programme) {
        programme
                .field("tier", TEXT, "current tier", view -> view.tier().name())
                .drift(Drift.PROGRAMMES)
                .field(
                        "tierReachedDaysAgo",
                        INTEGER,
                        "days since they reached it",
                        view -> view.tier().reachedDaysAgo())
                .drift(Drift.UP)
                .implies("tier")
                .field("nextTier", TEXT, "next tier", view -> view.tier().next())
                .drift(Drift.PROGRAMMES)
                .implies("missingToNextTier")
                .field(
                        "missingToNextTier",
                        MONEY,
                        "amount still to spend to reach it",
                        view -> view.tier().missing())
                .drift(Drift.PROGRAMMES)
                .implies("nextTier")
                .field(
                        "tierLostInDays",
                        INTEGER,
                        "days until the tier is lost if nothing is bought, 0 on its last day",
                        view -> view.tier().lostInDays())
                .drift(Drift.CYCLE)
                .implies("tier", "missingToKeepTier")
                .field(
                        "missingToKeepTier",
                        MONEY,
                        "amount still to spend to keep the tier",
                        view -> view.tier().missingToKeep())
                .drift(Drift.PROGRAMMES)
                .implies("tier", "tierLostInDays");
    }

    private static void points(Entity.Builder<ProgrammeView> programme) {
        programme
                .field(
                        "points",
                        INTEGER,
                        "points they can spend; below 0 when some are owed",
                        view -> view.points().balance())
                .drift(Drift.PROGRAMMES)
                .signed()
                .field(
                        "pointsExpiring",
                        INTEGER,
                        "points that expire first",
                        view -> view.points().expiring())
                .drift(Drift.PROGRAMMES)
                .implies("pointsExpireInDays", "points")
                .field(
                        "pointsExpireInDays",
                        INTEGER,
                        "days until these points expire, 0 on their last day",
                        view -> view.points().expireInDays())
                .drift(Drift.CYCLE)
                .implies("pointsExpiring", "points")
                .field(
                        "pointsPending",
                        INTEGER,
                        "points that wait until an order cannot be returned any more",
                        view -> view.points().pending())
                .drift(Drift.PROGRAMMES)
                .implies("points")
                .field(
                        "pointsPendingForDays",
                        INTEGER,
                        "days until the first of them count",
                        view -> view.points().pendingForDays())
                .drift(Drift.CYCLE)
                .implies("pointsPending");
    }

    private static void stamps(Entity.Builder<ProgrammeView> programme) {
        programme
                .field(
                        "stamps",
                        INTEGER,
                        "stamps collected; below 0 when some are owed",
                        view -> view.stamps().collected())
                .drift(Drift.PROGRAMMES)
                .signed()
                .field(
                        "stampsMissing",
                        INTEGER,
                        "stamps missing from a full card",
                        view -> view.stamps().missing())
                .drift(Drift.PROGRAMMES)
                .implies("stamps")
                .field(
                        "fullCards",
                        INTEGER,
                        "complete cards",
                        view -> view.stamps().fullCards())
                .drift(Drift.PROGRAMMES)
                .implies("stamps", "stampsMissing");
    }

    private static void discountCard(Entity.Builder<ProgrammeView> programme) {
        programme
                .field(
                        "cardDiscount",
                        DECIMAL,
                        "percent off with the card",
                        view -> view.card().percent())
                .drift(Drift.PROGRAMMES)
                .field(
                        "cardReachedDaysAgo",
                        INTEGER,
                        "days since the card reached this discount",
                        view -> view.card().reachedDaysAgo())
                .drift(Drift.UP)
                .implies("cardDiscount")
                .field(
                        "nextCardDiscount",
                        DECIMAL,
                        "percent off at the next step of the card",
                        view -> view.card().nextPercent())
                .drift(Drift.PROGRAMMES)
                .implies("missingToNextCard")
                .field(
                        "missingToNextCard",
                        MONEY,
                        "amount still to spend to reach it",
                        view -> view.card().missing())
                .drift(Drift.PROGRAMMES)
                .implies("nextCardDiscount");
    }

    static Entity sign() {
        Entity.Builder<Sign> sign = new Entity.Builder<>("Sign", Sign.class);
        sign.choice("kind", Sign.Kind.class, "kind of sign", Sign::kind)
                .always()
                .field("times", INTEGER, "occurrences in the last year", Sign::times)
                .drift(Drift.LOYALTY)
                .always()
                .field("daysAgo", INTEGER, "days since it last occurred", Sign::daysAgo)
                .drift(Drift.UP)
                .always()
                .field("evidence", TEXT, "evidence", Sign::evidence)
                .always()
                .field("orderId", TEXT, "order that is the evidence", Sign::orderId);
        TimeFields.of(sign).ago("happenedOn", "daysAgo", "it last occurred");
        return sign.build();
    }

    static Entity factor() {
        return new Entity.Builder<>("LoyaltyFactor", Factor.class)
                .choice("kind", Factor.Kind.class, "kind of factor", Factor::kind)
                .always()
                .field("emotional", FLAG, "emotional rather than rational", Factor::emotional)
                .always()
                .field("evidence", TEXT, "evidence", Factor::evidence)
                .always()
                .build();
    }
}
