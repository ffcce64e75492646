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
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.Scenario;

/**
 * Plays all scenarios of a rule book and remembers what came of them. What the rules of a file propose depends on
 * nothing in other rule files, so the scenarios of an unchanged file are not played again; a scenario that speaks of
 * the whole decision always is.
 */
final class CachedScenarioRunner {

    private static final int CHUNK = 200;

    private final Decider decider;
    private Map<String, FilePlay> remembered = Map.of();

    /**
     * Rules and scenarios are compared as objects, for their readers keep those of unchanged files; limits and
     * programmes by their hash.
     */
    private record FilePlay(List<Rule> rules, String limits, Map<Scenario, ScenarioResult> results) {

        boolean holdsFor(List<Rule> now, String limitsNow) {
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

    /** The results in the order of the scenarios. */
    List<ScenarioResult> play(DecisionModel book, List<Scenario> scenarios) {
        Map<String, List<Rule>> rules = book.rules().rules().stream()
                .collect(Collectors.groupingBy(rule -> rule.origin().file()));
        String limits = book.rules().source().fileHash(LimitsReader.FILE)
                + book.rules().source().fileHash(ProgrammesReader.FILE);
        Map<Scenario, ScenarioResult> known = new IdentityHashMap<>();
        rules.forEach((file, ofFile) -> {
            FilePlay play = remembered.get(file);
            if (play != null && play.holdsFor(ofFile, limits)) {
                known.putAll(play.results);
            }
        });
        ScenarioRunner runner = new ScenarioRunner(book, decider);
        List<ScenarioResult> results = onAllCores(scenarios, scenario -> {
            ScenarioResult before = scenario.decision() == null ? known.get(scenario) : null;
            return before == null ? runner.run(scenario) : before;
        });
        remember(rules, limits, results);
        return results;
    }

    private static List<ScenarioResult> onAllCores(List<Scenario> scenarios, Function<Scenario, ScenarioResult> run) {
        Stream<List<Scenario>> chunks = IntStream.iterate(0, from -> from < scenarios.size(), from -> from + CHUNK)
                .mapToObj(from -> scenarios.subList(from, Math.min(from + CHUNK, scenarios.size())));
        List<ScenarioResult> results = new ArrayList<>(scenarios.size());
        OrderedParallel.onAllCores(chunks, chunk -> chunk.stream().map(run).toList(), results::addAll);
        return results;
    }

    private void remember(Map<String, List<Rule>> rules, String limits, List<ScenarioResult> results) {
        Map<String, FilePlay> files = new HashMap<>();
        for (ScenarioResult result : results) {
            String file = result.scenario().ruleFile();
            files.computeIfAbsent(
                            file,
                            key -> new FilePlay(rules.getOrDefault(file, List.of()), limits, new IdentityHashMap<>()))
                    .results
                    .put(result.scenario(), result);
        }
        remembered = files;
    }
}
