package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.FLAG;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.MONEY;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.Factor;
import org.holdfast.loyalty.signs.Sign;

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
                .field("open", FLAG, "customers who meet the conditions are members automatically", ProgrammeView::open)
                .field("member", FLAG, "the customer is a member", ProgrammeView::member)
                .always()
                .field(
                        "mayJoin",
                        FLAG,
                        "the customer meets the conditions and is not a member yet",
                        ProgrammeView::mayJoin)
                .field("missingToJoin", MONEY, "amount still to spend to join", ProgrammeView::missingToJoin)
                .field("memberForDays", INTEGER, "days since they joined", ProgrammeView::memberForDays);
        tiers(programme);
        points(programme);
        stamps(programme);
        discountCard(programme);
        return programme.build();
    }

    private static void tiers(Entity.Builder<ProgrammeView> programme) {
        programme
                .field("tier", TEXT, "current tier", ProgrammeView::tier)
                .field("tierReachedDaysAgo", INTEGER, "days since they reached it", ProgrammeView::tierReachedDaysAgo)
                .implies("tier")
                .field("nextTier", TEXT, "next tier", ProgrammeView::nextTier)
                .implies("missingToNextTier")
                .field(
                        "missingToNextTier",
                        MONEY,
                        "amount still to spend to reach it",
                        ProgrammeView::missingToNextTier)
                .implies("nextTier");
    }

    private static void points(Entity.Builder<ProgrammeView> programme) {
        programme
                .field("points", INTEGER, "points they can spend; below 0 when some are owed", ProgrammeView::points)
                .signed()
                .field("pointsExpiring", INTEGER, "points that expire first", ProgrammeView::pointsExpiring)
                .implies("pointsExpireInDays", "points")
                .field(
                        "pointsExpireInDays",
                        INTEGER,
                        "days until these points expire, 0 on their last day",
                        ProgrammeView::pointsExpireInDays)
                .implies("pointsExpiring", "points");
    }

    private static void stamps(Entity.Builder<ProgrammeView> programme) {
        programme
                .field("stamps", INTEGER, "stamps collected; below 0 when some are owed", ProgrammeView::stamps)
                .signed()
                .field("stampsMissing", INTEGER, "stamps missing from a full card", ProgrammeView::stampsMissing)
                .implies("stamps")
                .field("fullCards", INTEGER, "complete cards", ProgrammeView::fullCards)
                .implies("stamps", "stampsMissing");
    }

    private static void discountCard(Entity.Builder<ProgrammeView> programme) {
        programme
                .field("cardDiscount", DECIMAL, "percent off with the card", ProgrammeView::cardDiscount)
                .field(
                        "cardReachedDaysAgo",
                        INTEGER,
                        "days since the card reached this discount",
                        ProgrammeView::cardReachedDaysAgo)
                .implies("cardDiscount")
                .field(
                        "nextCardDiscount",
                        DECIMAL,
                        "percent off at the next step of the card",
                        ProgrammeView::nextCardDiscount)
                .implies("missingToNextCard")
                .field(
                        "missingToNextCard",
                        MONEY,
                        "amount still to spend to reach it",
                        ProgrammeView::missingToNextCard)
                .implies("nextCardDiscount");
    }

    static Entity sign() {
        return new Entity.Builder<>("Sign", Sign.class)
                .choice("kind", Sign.Kind.class, "kind of sign", Sign::kind)
                .always()
                .field("times", INTEGER, "occurrences in the last year", Sign::times)
                .always()
                .field("daysAgo", INTEGER, "days since it last occurred", Sign::daysAgo)
                .always()
                .field("evidence", TEXT, "evidence", Sign::evidence)
                .always()
                .field("orderId", TEXT, "order that is the evidence", Sign::orderId)
                .build();
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
