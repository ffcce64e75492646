package org.holdfast.simulation.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ScenarioRunner;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * A tour of a rule book: short stories, each based on a scenario, with its facts, the decision, the rule behind it and
 * the customer's message in every language. The stories are listed in {@link #FILE}.
 */
public final class Tour {

    /** Lists the scenarios of the tour with their titles. */
    public static final String FILE = RuleBookReader.TOUR;
    /** The generated page. */
    public static final String PAGE = "TOUR.md";

    private static final Set<String> KEYS = Set.of("title", "story", "scenario");

    private Tour() {}

    /**
     * Returns the page, or {@code null} if the rule book has no tour or cannot be built. Errors in the list are added
     * to {@code problems}.
     */
    public static @Nullable String write(ValidationReport checked, Decider decider, Problems problems) {
        DecisionModel book = checked.book();
        if (book == null || !checked.source().has(FILE)) {
            return null;
        }
        List<TourStop> stops = stops(checked, problems);
        return new TourPage(checked.source(), book, new ScenarioRunner(book, decider), problems).write(stops);
    }

    private static List<TourStop> stops(ValidationReport checked, Problems problems) {
        Map<String, Scenario> scenarios = checked.scenarios().stream()
                .map(ScenarioResult::scenario)
                .collect(Collectors.toMap(Scenario::name, each -> each, (one, other) -> one));
        BookSource source = checked.source();
        List<TourStop> stops = new ArrayList<>();
        YamlNode.parse(FILE, source.text(FILE, problems), problems)
                .map(YamlNode::warnOfRepeated)
                .ifPresent(file -> file.entries().forEach((row, node) -> {
                    TourStop tourStop = stop(row, node, scenarios);
                    if (tourStop != null) {
                        stops.add(tourStop);
                    }
                }));
        return stops;
    }

    private static @Nullable TourStop stop(String row, YamlNode node, Map<String, Scenario> scenarios) {
        Map<String, YamlNode> keys = node.entries(KEYS);
        for (String key : List.of("title", "story", "scenario")) {
            if (!keys.containsKey(key)) {
                node.error("The story " + row + " has no \"" + key + "\".");
                return null;
            }
        }
        String title = text(keys.get("title"));
        String story = text(keys.get("story"));
        YamlNode scenarioName = keys.get("scenario");
        String name = text(scenarioName);
        if (title == null || story == null || scenarioName == null || name == null) {
            return null;
        }
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            scenarioName.error("There is no scenario \"" + name + "\".", DidYouMean.hint(name, scenarios.keySet()));
            return null;
        }
        return new TourStop(row, title, story, scenario);
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }

    /** Returns the location of the list as a whole, for problems that do not concern a single line. */
    static SourceLocation origin() {
        return SourceLocation.of(FILE);
    }
}
