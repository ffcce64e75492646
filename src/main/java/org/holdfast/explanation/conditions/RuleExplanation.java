package org.holdfast.explanation.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Explains why a rule acts for a customer or does not. A list is represented by the item that meets most conditions.
 *
 * @param acts whether all conditions are met
 * @param results results of the conditions in the order of the rule, up to and including the first list in which no
 *     item fits
 * @param bound the facts that the rule bound, the customer first
 * @param missing number of conditions that are not met; a list without items lacks all of its conditions
 * @param decisiveChange the change of a single fact that would make the rule act; {@code null} when there is none
 */
public record RuleExplanation(
        Rule rule,
        boolean acts,
        List<ConditionResult> results,
        Object[] bound,
        int missing,
        @Nullable FactChange decisiveChange) {

    public RuleExplanation {
        results = List.copyOf(results);
    }

    public static RuleExplanation of(Rule rule, CustomerView view) {
        return of(rule, view, 0, null);
    }

    /**
     * Explains a rule for a certain item of a list, such as an order, even if another item meets more conditions.
     *
     * @param place place of the list among the facts that the rule binds
     * @param id id of the item; {@code null} for the one that meets most conditions
     */
    public static RuleExplanation of(Rule rule, CustomerView view, int place, @Nullable String id) {
        List<ListPattern> patterns = rule.when().eaches();
        // The first item that fits need not be one with which another list has an item that fits.
        Object[] match = patterns.size() > 1 && id == null ? rule.when().firstMatch(view) : null;
        if (match != null) {
            return of(rule, match);
        }
        Inspection inspection = new Inspection(rule);
        inspection.customer(view);
        for (ListPattern pattern : patterns) {
            List<?> list = pattern.items().things(inspection.bound[pattern.owner()]);
            if (list.isEmpty()) {
                inspection.emptyList(pattern);
                return inspection.explanation();
            }
            if (!inspection.item(
                    pattern, nearest(pattern, list, inspection.bound, pattern.place() == place ? id : null))) {
                return inspection.explanation();
            }
        }
        return inspection.explanation();
    }

    /** Explains why a rule acted for the facts it bound, the customer first. */
    public static RuleExplanation of(Rule rule, Object[] bound) {
        Inspection inspection = new Inspection(rule);
        inspection.customer((CustomerView) bound[0]);
        for (ListPattern pattern : rule.when().eaches()) {
            inspection.item(pattern, bound[pattern.place()]);
        }
        return inspection.explanation();
    }

    /** Returns the first condition that is not met. */
    public Optional<ConditionResult> firstFailure() {
        return results.stream().filter(result -> !result.isMet()).findFirst();
    }

    /** Returns the item with this id, or the one that meets most conditions. */
    private static Object nearest(ListPattern pattern, List<?> list, Object[] bound, @Nullable String id) {
        Object best = list.get(0);
        int max = -1;
        for (Object item : list) {
            if (id != null
                    && id.equals(ConditionResult.Thing.of(pattern.items().element(), item)
                            .id())) {
                return item;
            }
            int met = (int) pattern.lines().stream()
                    .filter(line -> line.condition().of(item, bound) == Truth.TRUE)
                    .count();
            if (met > max) {
                max = met;
                best = item;
            }
        }
        return best;
    }

    /** Evaluates a rule condition by condition and records the results. */
    private static final class Inspection {

        private final Rule rule;
        private final List<ConditionResult> results = new ArrayList<>();
        private Object[] bound = new Object[0];
        private int failures;
        private int absent;
        private CounterfactualFinder.@Nullable Trial trial;
        private @Nullable ConditionLine failed;
        private int failedPlace;

        Inspection(Rule rule) {
            this.rule = rule;
        }

        void customer(CustomerView view) {
            bound = new Object[] {view};
            rule.when().customer().forEach(line -> evaluate(line, view, 0, null));
        }

        void emptyList(ListPattern pattern) {
            List<?> known = pattern.items().read().apply(bound[pattern.owner()]);
            boolean unknown = known == null || !known.isEmpty();
            failures++;
            absent += pattern.lines().size();
            trial = null;
            results.add(new ConditionResult(
                    pattern.origin(),
                    header(pattern),
                    unknown ? Truth.UNKNOWN : Truth.FALSE,
                    null,
                    List.of(ObservedValue.ofList(pattern.items().name(), unknown)),
                    null,
                    List.of()));
        }

        /** Binds an item and evaluates its conditions. Returns whether all are met. */
        boolean item(ListPattern pattern, Object item) {
            int before = failures;
            ConditionResult.Thing about =
                    ConditionResult.Thing.of(pattern.items().element(), item);
            // A condition written on the line of the pattern itself replaces the entry of the pattern.
            if (pattern.lines().isEmpty() || !pattern.lines().get(0).origin().equals(pattern.origin())) {
                results.add(new ConditionResult(
                        pattern.origin(), header(pattern), Truth.TRUE, about, List.of(), null, List.of()));
            }
            pattern.lines().forEach(line -> evaluate(line, item, pattern.place(), about));
            bound = Arrays.copyOf(bound, bound.length + 1);
            bound[bound.length - 1] = item;
            return failures == before;
        }

        /** Returns what the line of a pattern says on its own: there is such a thing. */
        private ScopedCondition header(ListPattern pattern) {
            Count any = new Count(pattern.owner(), pattern.items(), new AllOf(List.of()), Comparator.AT_LEAST, 1);
            return new ScopedCondition(any, rule.entities().get(0), rule.entities());
        }

        private void evaluate(ConditionLine line, Object item, int place, ConditionResult.@Nullable Thing about) {
            ScopedCondition scoped = new ScopedCondition(
                    line.condition(),
                    rule.entities().get(place),
                    rule.entities().subList(0, bound.length));
            Truth truth = line.condition().of(item, bound);
            CounterfactualFinder.Trial change =
                    truth == Truth.TRUE ? null : CounterfactualFinder.of(line.condition(), item, bound);
            results.add(new ConditionResult(
                    line.origin(),
                    scoped,
                    truth,
                    about,
                    ObservedValues.of(line.condition(), item, bound),
                    change == null ? null : change.change(),
                    truth == Truth.TRUE ? List.of() : UnmetNeeds.of(scoped, item, bound)));
            if (truth != Truth.TRUE) {
                failures++;
                trial = change;
                failed = line;
                failedPlace = place;
            }
        }

        RuleExplanation explanation() {
            boolean acts = failures == 0 && !rule.paused();
            FactChange decisive =
                    failures == 1 && trial != null && !rule.paused() && holdsWithIt() ? trial.change() : null;
            int missing = decisive != null ? 1 : failures + absent + unreached();
            return new RuleExplanation(rule, acts, results, bound, missing, decisive);
        }

        /** Returns the number of lists after the one in which no item fits. */
        private int unreached() {
            int reached = bound.length - 1 + (absent > 0 ? 1 : 0);
            return failures == 0 ? 0 : Math.max(0, rule.when().eaches().size() - reached);
        }

        private boolean holdsWithIt() {
            return rule.when().customer().stream().allMatch(line -> holds(line, bound[0], 0)) && eachHolds(0);
        }

        /** Lists that were not reached because of the failure hold if any of their items fits. */
        private boolean eachHolds(int index) {
            if (index == rule.when().eaches().size()) {
                return true;
            }
            ListPattern pattern = rule.when().eaches().get(index);
            if (pattern.place() < bound.length) {
                return pattern.lines().stream().allMatch(line -> holds(line, bound[pattern.place()], pattern.place()))
                        && eachHolds(index + 1);
            }
            Object[] before = bound;
            for (Object item : pattern.items().things(bound[pattern.owner()])) {
                if (pattern.lines().stream().allMatch(line -> line.condition().of(item, before) == Truth.TRUE)) {
                    bound = Arrays.copyOf(before, before.length + 1);
                    bound[before.length] = item;
                    boolean rest = eachHolds(index + 1);
                    bound = before;
                    if (rest) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean holds(ConditionLine line, Object item, int place) {
            Condition condition = line.condition();
            boolean counted = trial != null && trial.operand() == null && line == failed;
            return counted
                    || (trial != null && place == failedPlace ? trial.in(condition) : condition)
                                    .of(item, Arrays.copyOf(bound, Math.max(1, place)))
                            == Truth.TRUE;
        }
    }
}
