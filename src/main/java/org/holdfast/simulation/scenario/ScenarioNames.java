package org.holdfast.simulation.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names of rules, actions and guardrails in scenarios. A misspelt name would make a scenario fail always or
 * never, without showing why.
 */
public final class ScenarioNames {

    private final RuleBook book;
    private final List<String> rules;
    private final Set<String> guardrails;
    private final Problems problems;

    public ScenarioNames(RuleBook book, Set<String> guardrails, Problems problems) {
        this.book = book;
        this.rules = book.rules().stream().map(Rule::name).toList();
        this.guardrails = guardrails;
        this.problems = problems;
    }

    public void check(Scenario scenario) {
        for (Scenario.Expected expected :
                scenario.expected() == null ? List.<Scenario.Expected>of() : scenario.expected()) {
            check(scenario, scenario.origin(), expected.action(), expected.rule(), "expects");
        }
        scenario.setting()
                .earlier()
                .forEach(earlier -> check(scenario, earlier.origin(), earlier.action(), earlier.rule(), "mentions"));
        Scenario.ExpectedDecision decision = scenario.decision();
        if (decision != null) {
            check(
                    scenario,
                    scenario.origin(),
                    decision.first().action(),
                    decision.first().rule(),
                    "expects");
            for (Scenario.ExpectedHold hold : decision.heldBack()) {
                check(scenario, scenario.origin(), hold.action(), null, "expects");
                known(scenario, scenario.origin(), "expects the guardrail", hold.by(), guardrails);
            }
        }
    }

    private void check(
            Scenario scenario, SourceLocation origin, @Nullable String action, @Nullable String rule, String verb) {
        known(scenario, origin, verb + " the action", action, book.actions().keySet());
        known(scenario, origin, verb + " the rule", rule, rules);
    }

    private void known(
            Scenario scenario, SourceLocation origin, String what, @Nullable String name, Collection<String> names) {
        if (name != null && !names.contains(name)) {
            problems.error(
                    origin,
                    "The scenario \"" + scenario.name() + "\" " + what + " \"" + name + "\", which does not exist.",
                    DidYouMean.hint(name, names));
        }
    }
}
