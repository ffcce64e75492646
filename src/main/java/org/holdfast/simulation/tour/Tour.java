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
 * A walk through a rule book: short stories, each a scenario that is played and told with its facts, the decision, the
 * rule behind it and what the customer reads in every language. The stories are named in {@link #FILE}.
 */
public final class Tour {

    /** Which scenarios are told, and under what title. */
    public static final String FILE = RuleBookReader.TOUR;
    /** The page that is made of it. */
    public static final String PAGE = "TOUR.md";

    private static final Set<String> KEYS = Set.of("title", "story", "scenario");

    private Tour() {}

    /**
     * The page; {@code null} when the rule book tells no stories or cannot be built. What is wrong with the list goes
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
        String title = keys.get("title").text();
        String story = keys.get("story").text();
        String name = keys.get("scenario").text();
        if (title == null || story == null || name == null) {
            return null;
        }
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            keys.get("scenario")
                    .error("There is no scenario \"" + name + "\".", DidYouMean.hint(name, scenarios.keySet()));
            return null;
        }
        return new TourStop(row, title, story, scenario);
    }

    /** Where the list of stories stands, for problems that belong to none of its lines. */
    static SourceLocation origin() {
        return SourceLocation.of(FILE);
    }
}
