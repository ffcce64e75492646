package org.holdfast.rules.engine;

import java.util.List;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ListField;

/**
 * Condition added to a rule that joins lists; stops the evaluation if the number of combinations is too large for a
 * customer.
 */
record WorkLimit(Rule rule) implements Predicate1<SessionFact>, HashedExpression {

    /** Maximum number of combinations a rule may examine per customer; takes about a fifth of a second. */
    static final long MAX_COMBINATIONS = 5_000_000;

    /** Returns whether a rule joins lists. */
    static boolean appliesTo(Rule rule) {
        List<ListPattern> eaches = rule.when().eaches();
        return eaches.size() > 1
                || eaches.stream()
                        .flatMap(pattern -> pattern.lines().stream())
                        .anyMatch(line -> !counted(line).isEmpty());
    }

    @Override
    public boolean test(SessionFact sessionFact) {
        long work = 1;
        for (ListPattern pattern : rule.when().eaches()) {
            long own = longest(pattern.items(), pattern.owner(), sessionFact.view());
            long counted = 0;
            for (ConditionLine line : pattern.lines()) {
                for (CountedList list : counted(line)) {
                    counted += longest(list.items(), list.owner(), sessionFact.view());
                }
            }
            work *= Math.max(1, own) * Math.max(1, counted);
            if (work > MAX_COMBINATIONS) {
                throw new RuleLimitExceeded("The rule \"" + rule.name() + "\" would examine more than "
                        + MAX_COMBINATIONS
                        + " combinations for the customer \""
                        + sessionFact.view().id() + "\".");
            }
        }
        return true;
    }

    /** Returns the lists that a condition goes through for each item. */
    private static List<CountedList> counted(ConditionLine line) {
        return line.condition() instanceof SelfBinding bound ? CountedList.of(bound.condition()) : List.of();
    }

    /** Returns the length of a list of the customer, or the greatest length of that list among the owning items. */
    private long longest(ListField listField, int owner, CustomerView view) {
        if (owner <= 0) {
            List<?> list = listField.read().apply(view);
            return list == null ? 0 : list.size();
        }
        List<?> owners = rule.when().eaches().get(owner - 1).items().read().apply(view);
        long longest = 0;
        for (Object each : owners == null ? List.of() : owners) {
            List<?> list = listField.read().apply(each);
            longest = Math.max(longest, list == null ? 0 : list.size());
        }
        return longest;
    }

    @Override
    public String getExpressionHash() {
        return "within limits: " + rule.name();
    }
}
