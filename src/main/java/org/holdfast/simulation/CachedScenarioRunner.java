package org.holdfast.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Runs all scenarios of a rule book and caches the results. What the rules of a file propose does not depend on other
 * rule files, so the scenarios of an unchanged file are not run again, except those that expect a whole decision.
 */
final class CachedScenarioRunner {

    private static final int CHUNK_SIZE = 200;

    private final Decider decider;
    private Map<String, CachedResults> cache = Map.of();

    /**
     * The cached results for one rule file. Rules and scenarios are compared by identity, because their readers reuse
     * those of unchanged files; limits and programmes are compared by hash.
     */
    private record CachedResults(List<Rule> rules, String limits, Map<Scenario, ScenarioResult> results) {

        boolean isValidFor(List<Rule> now, String limitsNow) {
            if (rules.size() != now.size() || !limits.equals(limitsNow)) {
                return false;
            }
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i) != now.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    CachedScenarioRunner(Decider decider) {
        this.decider = decider;
    }

    /** Returns a text that changes with the actions, whose areas and groups rules can ask of earlier ones. */
    private static String actions(RuleBook book) {
        return book.asksForPastActions()
                ? book.source().paths("areas/", "/actions.yaml").stream()
                        .map(book.source()::fileHash)
                        .collect(Collectors.joining())
                : "";
    }

    /** Returns the results in the order of the scenarios. */
    List<ScenarioResult> run(DecisionModel book, List<Scenario> scenarios, Cancellation cancellation) {
        Map<String, List<Rule>> rules = book.rules().rules().stream()
                .collect(Collectors.groupingBy(rule -> rule.origin().file()));
        String limits = book.rules().source().fileHash(LimitsReader.FILE)
                + book.rules().source().fileHash(ProgrammesReader.FILE)
                + book.rules().source().fileHash(FactsSchemaReader.FILE)
                + actions(book.rules());
        Map<Scenario, ScenarioResult> known = new IdentityHashMap<>();
        rules.forEach((file, ofFile) -> {
            CachedResults cached = cache.get(file);
            if (cached != null && cached.isValidFor(ofFile, limits)) {
                known.putAll(cached.results);
            }
        });
        ScenarioRunner runner = new ScenarioRunner(book, decider);
        List<ScenarioResult> results = onAllCores(scenarios, scenario -> {
            cancellation.check();
            ScenarioResult before = scenario.decision() == null ? known.get(scenario) : null;
            return before == null ? runner.run(scenario) : before;
        });
        store(rules, limits, results);
        return results;
    }

    private static List<ScenarioResult> onAllCores(List<Scenario> scenarios, Function<Scenario, ScenarioResult> run) {
        Stream<List<Scenario>> chunks = IntStream.iterate(0, from -> from < scenarios.size(), from -> from + CHUNK_SIZE)
                .mapToObj(from -> scenarios.subList(from, Math.min(from + CHUNK_SIZE, scenarios.size())));
        List<ScenarioResult> results = new ArrayList<>(scenarios.size());
        OrderedParallel.onAllCores(chunks, chunk -> chunk.stream().map(run).toList(), results::addAll);
        return results;
    }

    private void store(Map<String, List<Rule>> rules, String limits, List<ScenarioResult> results) {
        Map<String, CachedResults> files = new HashMap<>();
        for (ScenarioResult result : results) {
            String file = result.scenario().ruleFile();
            files.computeIfAbsent(
                            file,
                            key -> new CachedResults(
                                    rules.getOrDefault(file, List.of()), limits, new IdentityHashMap<>()))
                    .results
                    .put(result.scenario(), result);
        }
        cache = files;
    }
}
