package org.holdfast.editor.checking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.ScenarioRunner;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Finds the lines of rules that no example reaches. An example reaches a condition if it meets all conditions above it,
 * and the proposal if it meets all conditions.
 */
final class LineCoverage {

    private LineCoverage() {}

    static List<Integer> unreached(
            DecisionModel model, RulePair pair, List<Scenario> scenarios, ScenarioRunner runner) {
        Set<Integer> lines = new TreeSet<>();
        Set<Integer> reached = new HashSet<>();
        List<CustomerView> customers = scenarios.stream().map(runner::view).toList();
        for (Rule rule : model.rules().rules()) {
            if (rule.origin().file().equals(pair.rules())) {
                lines(rule).forEach(lines::add);
                customers.forEach(customer -> reach(RuleExplanation.of(rule.resumed(), customer), reached));
            }
        }
        lines.removeAll(reached);
        return List.copyOf(lines);
    }

    private static Stream<Integer> lines(Rule rule) {
        Stream<Integer> conditions = Stream.concat(
                        rule.when().customer().stream().map(ConditionLine::origin),
                        rule.when().eaches().stream().flatMap(LineCoverage::origins))
                .map(SourceLocation::line);
        return Stream.concat(
                conditions, rule.then().stream().map(clause -> clause.origin().line()));
    }

    private static Stream<SourceLocation> origins(ListPattern pattern) {
        return Stream.concat(
                Stream.of(pattern.origin()), pattern.lines().stream().map(ConditionLine::origin));
    }

    private static void reach(RuleExplanation explanation, Set<Integer> reached) {
        for (ConditionResult result : explanation.results()) {
            reached.add(result.line().line());
            if (!result.isMet()) {
                return;
            }
        }
        if (explanation.acts()) {
            explanation
                    .rule()
                    .then()
                    .forEach(clause -> reached.add(clause.origin().line()));
        }
    }
}
