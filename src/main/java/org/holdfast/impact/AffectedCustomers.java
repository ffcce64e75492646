package org.holdfast.impact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.simulation.comparison.ActionChange;
import org.holdfast.simulation.comparison.ChosenAction;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.EarlierDecisions;

/**
 * Some customers affected by a draft, kept in memory only. The reason is found when it is read, in the language of the
 * reader; who has been erased since is left out.
 */
final class AffectedCustomers {

    private final DecisionModel draft;
    private final Instant asOf;
    private final EarlierDecisions earlier;
    private final List<CustomerDifference> differences;

    AffectedCustomers(
            DecisionModel draft, Instant asOf, EarlierDecisions earlier, List<CustomerDifference> differences) {
        this.earlier = earlier;
        this.draft = draft;
        this.asOf = asOf;
        this.differences = List.copyOf(differences);
    }

    List<AffectedCustomer> read(CustomerRepository customers, Decider decider, String language) {
        return differences.stream()
                .flatMap(difference -> customers.find(difference.customerId()).stream()
                        .map(customer -> affected(difference, customer, decider, language)))
                .toList();
    }

    private AffectedCustomer affected(
            CustomerDifference difference, StoredCustomer customer, Decider decider, String language) {
        ChosenAction after = difference.after() == null ? difference.heldBack() : difference.after();
        return new AffectedCustomer(
                difference.customerId(),
                difference.change(),
                difference.before(),
                after,
                why(difference, customer, decider, language));
    }

    private String why(CustomerDifference difference, StoredCustomer customer, Decider decider, String language) {
        ChosenAction before = difference.before();
        ChosenAction after = difference.after();
        boolean lost = before != null && difference.change() != ActionChange.OTHER_AMOUNT;
        ChosenAction about = lost || after == null ? before : after;
        if (about == null) {
            about = difference.heldBack();
        }
        String otherwise = difference.why() == null ? "" : difference.why();
        if (about == null) {
            return otherwise;
        }
        DecisionInput input = earlier.inputs(draft, asOf, List.of(customer)).get(0);
        DecisionTrace trace = decider.decide(draft, List.of(input)).get(0);
        DecisionExplanation explanation =
                new Explainer(decider).explain(draft, input, trace, language, Set.of(about.rule()));
        String action = about.action();
        return lost || after == null
                ? explanation.whyNot().stream()
                        .filter(each -> each.action().equals(action))
                        .findFirst()
                        .map(DecisionExplanation.WhyNot::text)
                        .orElse(otherwise)
                : explanation.why().stream()
                        .filter(each -> each.action().equals(action))
                        .findFirst()
                        .map(AffectedCustomers::conditions)
                        .orElse(otherwise);
    }

    private static String conditions(DecisionExplanation.Why why) {
        return why.conditions().stream()
                .map(DecisionExplanation.Condition::text)
                .collect(Collectors.joining(" · "));
    }
}
