package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The state of a customer in one programme as a flat object, whose published names are used by scenario files and the
 * HTTP API. The fields are described in {@link ProgrammeView}.
 */
public record ProgrammeDocument(
        String name,
        @Nullable Boolean keptByCrm,
        @Nullable Boolean open,
        boolean member,
        @Nullable Boolean mayJoin,
        @Nullable BigDecimal missingToJoin,
        @Nullable Integer memberForDays,
        @Nullable Boolean broughtAlong,
        @Nullable String tier,
        @Nullable Integer tierReachedDaysAgo,
        @Nullable String nextTier,
        @Nullable BigDecimal missingToNextTier,
        @Nullable Integer tierLostInDays,
        @Nullable BigDecimal missingToKeepTier,
        @Nullable Integer points,
        @Nullable Integer pointsExpiring,
        @Nullable Integer pointsExpireInDays,
        @Nullable Integer pointsPending,
        @Nullable Integer pointsPendingForDays,
        @Nullable Integer stamps,
        @Nullable Integer stampsMissing,
        @Nullable Integer fullCards,
        @Nullable BigDecimal cardDiscount,
        @Nullable Integer cardReachedDaysAgo,
        @Nullable BigDecimal nextCardDiscount,
        @Nullable BigDecimal missingToNextCard) {

    public static ProgrammeDocument of(ProgrammeView view) {
        return new ProgrammeDocument(
                view.name(),
                view.keptByCrm(),
                view.joining().open(),
                view.joining().member(),
                view.joining().mayJoin(),
                view.joining().missing(),
                view.joining().memberForDays(),
                view.joining().broughtAlong(),
                view.tier().name(),
                view.tier().reachedDaysAgo(),
                view.tier().next(),
                view.tier().missing(),
                view.tier().lostInDays(),
                view.tier().missingToKeep(),
                view.points().balance(),
                view.points().expiring(),
                view.points().expireInDays(),
                view.points().pending(),
                view.points().pendingForDays(),
                view.stamps().collected(),
                view.stamps().missing(),
                view.stamps().fullCards(),
                view.card().percent(),
                view.card().reachedDaysAgo(),
                view.card().nextPercent(),
                view.card().missing());
    }

    public ProgrammeView toView() {
        return new ProgrammeView(
                name,
                keptByCrm,
                new ProgrammeView.JoiningStatus(open, member, mayJoin, missingToJoin, memberForDays, broughtAlong),
                new ProgrammeView.TierStatus(
                        tier, tierReachedDaysAgo, nextTier, missingToNextTier, tierLostInDays, missingToKeepTier),
                new ProgrammeView.PointsStatus(
                        points, pointsExpiring, pointsExpireInDays, pointsPending, pointsPendingForDays),
                new ProgrammeView.StampsStatus(stamps, stampsMissing, fullCards),
                new ProgrammeView.CardStatus(cardDiscount, cardReachedDaysAgo, nextCardDiscount, missingToNextCard));
    }
}
