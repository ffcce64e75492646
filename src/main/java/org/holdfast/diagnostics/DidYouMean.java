package org.holdfast.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody probably meant. */
public final class DidYouMean {

    private static final int MOST_SUGGESTIONS = 3;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private DidYouMean() {}

    /** {@code Maybe "a" or "b".}, or an empty text when nothing is near. */
    public static String hint(String wrong, Collection<String> known) {
        List<String> near = to(wrong, known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining("\" or \"", "Maybe \"", "\"."));
    }

    /** The known names nearest to a wrong one, best first; only those at most about a third away. */
    public static List<String> to(String wrong, Collection<String> known) {
        String key = wrong.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> new Candidate(name, DISTANCE.apply(key, name.toLowerCase(Locale.ROOT))))
                .filter(each -> each.distance <= Math.max(2, Math.max(key.length(), each.name.length()) * 2 / 5))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST_SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }
}
