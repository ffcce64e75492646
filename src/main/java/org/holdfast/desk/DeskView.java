package org.holdfast.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.card.CustomerCard;
import org.jspecify.annotations.Nullable;

/**
 * What a person at the desk sees of a customer at one moment.
 *
 * @param offers what can be done now, the next best action first; empty if nothing
 * @param restricted what a supervisor could allow
 * @param budgets what the budgets of these offers still have
 * @param places what is left of those that only the first customers get
 * @param quiet why there is no offer; {@code null} if there is one
 * @param trace the decision behind it, which is not recorded; {@code null} if none could be made
 */
public record DeskView(
        CustomerCard customer,
        Instant asOf,
        List<Trouble> troubles,
        List<Offer> offers,
        List<RestrictedOffer> restricted,
        List<BudgetLeft> budgets,
        List<PlacesLeft> places,
        @Nullable Quiet quiet,
        @Nullable DecisionTrace trace) {

    public DeskView {
        troubles = List.copyOf(troubles);
        offers = List.copyOf(offers);
        restricted = List.copyOf(restricted);
        budgets = List.copyOf(budgets);
        places = List.copyOf(places);
    }

    /**
     * Why nothing is offered, and what can be done instead.
     *
     * @param text complete text in the reader's language, such as "Best left alone today: …"
     * @param reasons what holds the proposed actions back, in the reader's language; empty if none was proposed
     * @param next first day on which one of them may be possible; {@code null} if time alone does not lead to it
     * @param failed whether the decision could not be made at all
     */
    public record Quiet(
            String text, List<String> reasons, @Nullable LocalDate next, boolean failed) {

        public Quiet {
            reasons = List.copyOf(reasons);
        }
    }
}
