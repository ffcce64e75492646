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
 * The books in which scenarios are played. A paused rule does nothing for customers, but the scenarios beside it are
 * played as if it were at work: so they stay true while it rests, pausing a rule takes one line, and a new rule can be
 * finished in peace. For many threads.
 */
final class ScenarioBooks {

    private final DecisionModel book;
    private final Set<String> resting;
    private final Map<String, DecisionModel> alone = new ConcurrentHashMap<>();
    private final Map<String, DecisionModel> amongAll = new ConcurrentHashMap<>();

    ScenarioBooks(DecisionModel book) {
        this.book = book;
        this.resting = book.rules().rules().stream()
                .filter(Rule::paused)
                .map(ScenarioBooks::file)
                .collect(Collectors.toSet());
    }

    /**
     * What the rules of a file propose depends on no other file, so a small book is enough for it; a whole decision
     * needs all.
     */
    DecisionModel bookFor(Scenario scenario) {
        String file = scenario.ruleFile();
        if (!resting.contains(file)) {
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
