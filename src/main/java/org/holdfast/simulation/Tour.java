package org.holdfast.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Nearest;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a rule book: short stories, each a scenario that is played and told with its facts, the decision, the rule behind it and
 * what the customer reads in every language. The stories are named in {@link #FILE}.
 */
public final class Tour {

    /** Which scenarios are told, and under what title. */
    public static final String FILE = RuleBookReader.TOUR;
    /** The page that is made of it. */
    public static final String PAGE = "TOUR.md";

    private static final Set<String> KEYS = Set.of("title", "story", "scenario");

    private Tour() {
    }

    /** The page; {@code null} when the rule book tells no stories or cannot be built. What is wrong with the list goes to {@code problems}. */
    public static @Nullable String write(CheckedBook checked, Decider decider, Problems problems) {
        DecisionBook book = checked.book();
        if (book == null || !checked.source().has(FILE)) {
            return null;
        }
        List<Stop> stops = stops(checked, problems);
        return new TourPage(checked.source(), book, new ScenarioRunner(book, decider), problems).write(stops);
    }

    private static List<Stop> stops(CheckedBook checked, Problems problems) {
        Map<String, Scenario> scenarios = checked.scenarios().stream().map(ScenarioResult::scenario)
                .collect(Collectors.toMap(Scenario::name, each -> each, (one, other) -> one));
        BookSource source = checked.source();
        List<Stop> stops = new ArrayList<>();
        YamlNode.parse(FILE, source.text(FILE, problems), problems).ifPresent(file -> file.entries().forEach((row, node) -> {
            Stop stop = stop(row, node, scenarios);
            if (stop != null) {
                stops.add(stop);
            }
        }));
        return stops;
    }

    private static @Nullable Stop stop(String row, YamlNode node, Map<String, Scenario> scenarios) {
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
            keys.get("scenario").error("There is no scenario \"" + name + "\".", Nearest.hint(name, scenarios.keySet()));
            return null;
        }
        return new Stop(row, title, story, scenario);
    }

    /** Where the list of stories stands, for problems that belong to none of its lines. */
    static Origin origin() {
        return Origin.of(FILE);
    }
}
