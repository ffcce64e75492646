package org.holdfast.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Selects the rule book in which a scenario is run. Scenarios of paused rules are run as if the rules were active, so
 * that they stay valid during the pause, and new rules can be developed while paused. Thread-safe.
 */
final class ScenarioBooks {

    private final DecisionModel book;
    private final Set<String> filesWithPaused;
    private final Map<String, DecisionModel> alone = new ConcurrentHashMap<>();
    private final Map<String, DecisionModel> amongAll = new ConcurrentHashMap<>();

    ScenarioBooks(DecisionModel book) {
        this.book = book;
        this.filesWithPaused = book.rules().rules().stream()
                .filter(Rule::paused)
                .map(ScenarioBooks::file)
                .collect(Collectors.toSet());
    }

    /**
     * Returns the rule book for a scenario. What the rules of a file propose does not depend on other files, so a book
     * with that file alone is sufficient, unless the scenario expects a whole decision.
     */
    DecisionModel bookFor(Scenario scenario) {
        String file = scenario.ruleFile();
        if (!filesWithPaused.contains(file)) {
            return book;
        }
        List<Rule> rules = book.rules().rules();
        return scenario.decision() == null
                ? alone.computeIfAbsent(
                        file,
                        key -> with(rules.stream()
                                .filter(rule -> file(rule).equals(key))
                                .map(Rule::resumed)
                                .toList()))
                : amongAll.computeIfAbsent(
                        file,
                        key -> with(rules.stream()
                                .map(rule -> file(rule).equals(key) ? rule.resumed() : rule)
                                .toList()));
    }

    private DecisionModel with(List<Rule> rules) {
        return new DecisionModel(book.rules().withRules(rules), book.messages(), book.assumptions(), book.forecasts());
    }

    private static String file(Rule rule) {
        return rule.origin().file();
    }
}
