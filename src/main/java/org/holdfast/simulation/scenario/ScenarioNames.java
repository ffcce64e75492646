package org.holdfast.simulation.scenario;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;
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

    private static final String EXPECTED = "expected";

    private final RuleBook book;
    private final List<String> rules;
    private final Map<String, String> languages;
    private final Set<String> guardrails;
    private final Problems problems;

    public ScenarioNames(RuleBook book, Set<String> guardrails, Problems problems) {
        this.book = book;
        this.rules = book.rules().stream().map(Rule::name).toList();
        this.languages = book.rules().stream()
                .collect(Collectors.toMap(rule -> rule.origin().file(), Rule::language, (first, second) -> first));
        this.guardrails = guardrails;
        this.problems = problems;
    }

    public void check(Scenario scenario) {
        for (Scenario.Expected expected :
                scenario.expected() == null ? List.<Scenario.Expected>of() : scenario.expected()) {
            check(scenario, scenario.origin(), expected.action(), expected.rule(), EXPECTED);
        }
        scenario.setting()
                .earlier()
                .forEach(earlier -> check(scenario, earlier.origin(), earlier.action(), earlier.rule(), "mentioned"));
        Scenario.ExpectedDecision decision = scenario.decision();
        if (decision != null) {
            check(
                    scenario,
                    scenario.origin(),
                    decision.first().action(),
                    decision.first().rule(),
                    EXPECTED);
            for (Scenario.ExpectedHold hold : decision.heldBack()) {
                check(scenario, scenario.origin(), hold.action(), null, EXPECTED);
                known(scenario, scenario.origin(), EXPECTED, "guardrail", hold.by(), guardrails);
            }
        }
    }

    /** Returns the language of the rules beside a scenario, or that of the collector if there are none. */
    public String language(Scenario scenario) {
        return languages.getOrDefault(scenario.ruleFile(), problems.language());
    }

    private void check(
            Scenario scenario, SourceLocation origin, @Nullable String action, @Nullable String rule, String role) {
        known(scenario, origin, role, "action", action, book.actions().keySet());
        known(scenario, origin, role, "rule", rule, rules);
    }

    private void known(
            Scenario scenario,
            SourceLocation origin,
            String role,
            String kind,
            @Nullable String name,
            Collection<String> names) {
        if (name != null && !names.contains(name)) {
            problems.error(
                    origin,
                    ProblemText.of(
                                    "scenario.no-such-name",
                                    "scenario",
                                    scenario.name(),
                                    "role",
                                    role,
                                    "kind",
                                    kind,
                                    "name",
                                    name)
                            .nearest(name, names),
                    language(scenario));
        }
    }
}
