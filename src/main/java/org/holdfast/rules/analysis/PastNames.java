package org.holdfast.rules.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.offers.OfferGroup;

/**
 * Warns of names of actions, kinds, groups, areas and rules that conditions on earlier actions ask for and the rule
 * book does not have. They are no errors, because a rule may ask for an action that was retired.
 */
public final class PastNames {

    private final Map<String, Set<String>> known;
    private final Problems problems;

    private PastNames(List<Rule> rules, Collection<Action> actions, Problems problems) {
        this.known = Map.of(
                "action", actions.stream().map(Action::id).collect(Collectors.toSet()),
                "area", actions.stream().map(Action::area).collect(Collectors.toSet()),
                "group",
                        actions.stream()
                                .map(action -> action.offer().group())
                                .filter(Objects::nonNull)
                                .map(OfferGroup::name)
                                .collect(Collectors.toSet()),
                "rule", rules.stream().map(Rule::name).collect(Collectors.toSet()),
                "kind", Stream.of(ActionKind.values()).map(ActionKind::toString).collect(Collectors.toSet()));
        this.problems = problems;
    }

    public static void check(List<Rule> rules, Collection<Action> actions, Problems problems) {
        PastNames names = new PastNames(rules, actions, problems);
        rules.stream().filter(rule -> PastReach.days(rule) > 0).forEach(names::check);
    }

    private void check(Rule rule) {
        rule.when().customer().forEach(line -> check(line.condition(), false, line.origin(), rule));
        rule.when().eaches().forEach(pattern -> {
            boolean past = PastReach.isPast(pattern.items());
            for (ConditionLine line : pattern.lines()) {
                check(line.condition(), past, line.origin(), rule);
            }
        });
    }

    /** @param past whether the condition is about an earlier action */
    private void check(Condition condition, boolean past, SourceLocation origin, Rule rule) {
        if (condition instanceof Count count) {
            check(count.filter(), PastReach.isPast(count.items()), origin, rule);
        } else if (condition instanceof Comparison comparison) {
            check(comparison.left(), past, origin, rule);
            check(comparison.right(), past, origin, rule);
            if (past) {
                check(comparison, origin, rule);
            }
        } else {
            parts(condition).forEach(part -> check(part, past, origin, rule));
        }
    }

    private void check(Operand operand, boolean past, SourceLocation origin, Rule rule) {
        if (operand instanceof ListFigure figure) {
            check(figure.filter(), PastReach.isPast(figure.items()), origin, rule);
        } else if (operand instanceof MetAlternatives met) {
            met.alternatives().forEach(each -> check(each, past, origin, rule));
        }
    }

    private static Stream<Condition> parts(Condition condition) {
        if (condition instanceof AllOf all) {
            return all.conditions().stream();
        } else if (condition instanceof AnyOf any) {
            return any.conditions().stream();
        } else if (condition instanceof Negation negation) {
            return Stream.of(negation.condition());
        }
        return condition instanceof SelfBinding binding ? Stream.of(binding.condition()) : Stream.empty();
    }

    private void check(Comparison comparison, SourceLocation origin, Rule rule) {
        if (comparison.left() instanceof Operand.OfField field
                && field.place() == Operand.SELF
                && comparison.right() instanceof Operand.Literal literal
                && literal.constant() instanceof String name) {
            Set<String> names = known.get(field.field().name());
            if (names != null && !names.contains(name)) {
                problems.warning(
                        origin,
                        ProblemText.of("past-unknown", "kind", field.field().name(), "name", name)
                                .nearest(name, names),
                        rule.language());
            }
        }
    }
}
