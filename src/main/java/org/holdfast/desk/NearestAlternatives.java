package org.holdfast.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.explanation.Alternative;

/**
 * Why not something else, and when: the actions nearest to being chosen, grouped by what is in the way.
 *
 * @param groups in the order of {@link Alternative.Group}, each with the nearest first
 * @param others number of further alternatives that are not shown
 */
public record NearestAlternatives(List<Grouped> groups, int others) {

    /** Number of alternatives that are shown unless more are searched for. */
    public static final int SHOWN = 10;

    public NearestAlternatives {
        groups = List.copyOf(groups);
    }

    /** The alternatives that have the same thing in the way. */
    public record Grouped(Alternative.Group group, List<Alternative> alternatives) {

        public Grouped {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * Groups the nearest alternatives.
     *
     * @param all all alternatives, the nearest first
     * @param words words that must occur in title, text or rule; empty for no filter
     */
    static NearestAlternatives of(List<Alternative> all, String words) {
        List<Alternative> found =
                all.stream().filter(each -> contains(each, words)).toList();
        Map<Alternative.Group, List<Alternative>> groups = new TreeMap<>();
        found.stream()
                .limit(SHOWN)
                .forEach(each -> groups.computeIfAbsent(each.group(), key -> new ArrayList<>())
                        .add(each));
        return new NearestAlternatives(
                groups.entrySet().stream()
                        .map(each -> new Grouped(each.getKey(), each.getValue()))
                        .toList(),
                Math.max(0, found.size() - SHOWN));
    }

    private static boolean contains(Alternative alternative, String words) {
        String text =
                (alternative.title() + " " + alternative.text() + " " + alternative.rule()).toLowerCase(Locale.ROOT);
        return List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(text::contains);
    }
}
