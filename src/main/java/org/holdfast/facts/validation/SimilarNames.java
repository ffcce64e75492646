package org.holdfast.facts.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known names that an unknown one may stand for. */
public final class SimilarNames {

    private static final int MAX_SUGGESTIONS = 3;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private SimilarNames() {}

    /**
     * Returns the most similar known names, best first. The edit distance is limited to 40 percent of the length, and
     * to twice that of the best one: a slip of the key needs no second guess.
     */
    public static List<String> to(String wrong, Collection<String> known) {
        String key = wrong.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        List<Candidate> near = known.stream()
                .map(name -> new Candidate(name, DISTANCE.apply(key, name.toLowerCase(Locale.ROOT))))
                .filter(each -> each.distance <= Math.max(2, Math.max(key.length(), each.name.length()) * 2 / 5))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAX_SUGGESTIONS)
                .toList();
        return near.stream()
                .filter(each -> each.distance <= 2 * near.get(0).distance)
                .map(Candidate::name)
                .toList();
    }

    /** Returns {@code . Maybe "a" or "b"}, to be appended to a message, or an empty text if no name is similar. */
    public static String hint(String wrong, Collection<String> known) {
        List<String> near = to(wrong, known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining("\" or \"", ". Maybe \"", "\""));
    }
}
