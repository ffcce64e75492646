package org.holdfast.guardrails.offers;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.guardrails.base.AbstractGuardrail;
import org.holdfast.rules.offers.Exclusion;
import org.holdfast.rules.offers.OfferTerms;
import org.jspecify.annotations.Nullable;

/**
 * Holds back an action that is not combined with another one, in either direction: in one decision, while the other one
 * is open, and for the days that one of them states.
 */
public final class NotWithGuardrail extends AbstractGuardrail {

    public NotWithGuardrail() {
        super("not-with", NOT_OWED, Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public Verdict check(ProposedAction proposed, DecisionContext context) {
        Exclusions exclusions = new Exclusions(proposed, new OtherOffers(context));
        for (var act : context.chosen()) {
            String id = act.action().id();
            if (exclusions.with(id).findAny().isPresent()) {
                return Verdict.heldBack("not-with", Map.of("action", id), null);
            }
        }
        return context.history().acts().stream()
                .map(act -> hold(act, exclusions, context))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Verdict.HeldBack::liftsAt))
                .<Verdict>map(held -> held)
                .orElse(Verdict.ALLOWED);
    }

    private static Verdict.@Nullable HeldBack hold(RecordedAction act, Exclusions exclusions, DecisionContext context) {
        Instant now = context.view().asOf();
        Instant lift = exclusions
                .with(act.action().id())
                .map(exclusion -> lift(act, exclusion, context))
                .max(Comparator.naturalOrder())
                .orElse(now);
        if (!now.isBefore(lift)) {
            return null;
        }
        String because = act.isOpen(now) ? "not-with-open" : "not-with-before";
        return Verdict.heldBack(because, Map.of("action", act.action().id()), lift);
    }

    /** Returns from when an earlier action no longer excludes; a moment in the past if it never did. */
    private static Instant lift(RecordedAction act, Exclusion exclusion, DecisionContext context) {
        Instant now = context.view().asOf();
        Instant open = act.isOpen(now) ? act.expiresAt() : now;
        if (exclusion.withinDays() == null || !act.isUse(now)) {
            return open;
        }
        Instant days = act.decidedAt()
                .atZone(context.view().zone())
                .toLocalDate()
                .plusDays(exclusion.withinDays())
                .atStartOfDay(context.view().zone())
                .toInstant();
        return days.isAfter(open) ? days : open;
    }

    /** What excludes a proposed action. */
    private record Exclusions(ProposedAction proposed, OtherOffers others) {

        /** Returns the exclusions between the proposed action and another one, whichever states them. */
        Stream<Exclusion> with(String other) {
            if (other.equals(proposed.action().id())) {
                return Stream.empty();
            }
            OfferTerms mine = proposed.action().offer();
            OfferTerms its = others.terms(other);
            if (mine.notWith().isEmpty() && its.notWith().isEmpty()) {
                return Stream.empty();
            }
            return Stream.concat(
                    naming(mine, its, other),
                    naming(its, mine, proposed.action().id()));
        }

        private static Stream<Exclusion> naming(OfferTerms terms, OfferTerms named, String id) {
            return terms.notWith().stream().filter(exclusion -> named.names(id).anyMatch(exclusion.name()::equals));
        }
    }
}
