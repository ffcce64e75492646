package org.holdfast.diagnostics;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.SimilarNames;

/** Suggests known names similar to an unknown one. */
public final class DidYouMean {

    private DidYouMean() {}

    /** Returns {@code Maybe "a" or "b".}, or an empty text if no name is similar. */
    public static String hint(String wrong, Collection<String> known) {
        List<String> near = to(wrong, known);
        return near.isEmpty() ? "" : near.stream().collect(Collectors.joining("\" or \"", "Maybe \"", "\"."));
    }

    /** Returns the most similar known names, best first. */
    public static List<String> to(String wrong, Collection<String> known) {
        return SimilarNames.to(wrong, known);
    }
}
