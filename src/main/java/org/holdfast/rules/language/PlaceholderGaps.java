package org.holdfast.rules.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the gaps in which the placeholders of a column of a table are. */
final class PlaceholderGaps {

    private PlaceholderGaps() {}

    /**
     * Returns the gaps of the first sentence that has all placeholders as values, by placeholder; empty if none has.
     *
     * @param line the sentence with placeholders such as {@code $1} instead of values
     */
    static Map<String, SentenceGap> of(Stream<Sentence> sentences, String line, Collection<String> placeholders) {
        if (placeholders.isEmpty()) {
            return Map.of();
        }
        return sentences
                .map(sentence -> {
                    Map<String, String> values = sentence.relaxedValues(line);
                    return values == null ? Map.<String, SentenceGap>of() : gaps(sentence, values, placeholders);
                })
                .filter(gaps -> !gaps.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** Returns the gaps of the placeholders; empty if one is missing, or if another value is invalid. */
    private static Map<String, SentenceGap> gaps(
            Sentence sentence, Map<String, String> values, Collection<String> placeholders) {
        Map<String, SentenceGap> gaps = new HashMap<>();
        for (SentenceGap gap : sentence.slots()) {
            String value = gap.valueIn(values);
            if (placeholders.contains(value)) {
                gaps.put(value, gap);
            } else if (!gap.accepts(value)) {
                return Map.of();
            }
        }
        return gaps.keySet().containsAll(placeholders) ? gaps : Map.of();
    }
}
