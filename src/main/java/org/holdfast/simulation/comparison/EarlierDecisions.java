package org.holdfast.simulation.comparison;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;

/**
 * What was decided for customers before, as far as rules ask for it. Guardrails see nothing of it in a comparison,
 * which is about the books alone.
 */
@FunctionalInterface
public interface EarlierDecisions {

    /** No decision was ever made. */
    EarlierDecisions NONE = (customers, asOf, days) -> Map.of();

    /**
     * Returns the earlier decisions for customers, by id.
     *
     * @param asOf later decisions are left out
     * @param days age in days up to which they are returned
     */
    Map<String, ContactHistory> of(Collection<String> customers, Instant asOf, int days);

    /** Returns what to decide under a book; what rules ask for is read for all customers at once. */
    default List<DecisionInput> inputs(DecisionModel book, Instant asOf, List<StoredCustomer> customers) {
        EvaluationContext context = book.viewpoint(asOf);
        List<String> ids = customers.stream().map(each -> each.facts().id()).toList();
        Map<String, ContactHistory> known =
                book.rules().asksForPastActions() ? of(ids, asOf, book.rules().pastDays()) : Map.of();
        return customers.stream()
                .map(each -> DecisionInput.about(
                        CustomerView.of(each.facts(), context)
                                .withActions(known.getOrDefault(each.facts().id(), ContactHistory.NONE)
                                        .dealings(book.rules())
                                        .actions()),
                        each.hash()))
                .toList();
    }
}
