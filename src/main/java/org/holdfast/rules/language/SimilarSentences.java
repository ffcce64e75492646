package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds the sentences that have the rarest words of a line, so that only few have to be compared with it in full. Words
 * count by their first letters, because their endings change; a word that no sentence has counts as those that are
 * written nearly like it.
 */
final class SimilarSentences {

    private static final int STEM = 4;
    /** How many letters of a stem can be wrong. */
    private static final LevenshteinDistance NEARLY = new LevenshteinDistance(1);
    /** Words that are in more sentences than this part of them say nothing about it. */
    private static final int COMMON = 4;

    private final Map<String, List<GeneratedSentence>> byStem = new HashMap<>();
    private final int size;

    SimilarSentences(Collection<GeneratedSentence> sentences) {
        this.size = Math.max(1, sentences.size());
        for (GeneratedSentence sentence : sentences) {
            for (String stem : stems(sentence.text())) {
                byStem.computeIfAbsent(stem, each -> new ArrayList<>()).add(sentence);
            }
        }
    }

    /** Returns the sentences with words of a line, those with the rarest ones first. */
    List<GeneratedSentence> similar(String line) {
        Map<GeneratedSentence, Double> scores = new HashMap<>();
        for (String stem : stems(line)) {
            for (String known : known(stem)) {
                List<GeneratedSentence> with = byStem.getOrDefault(known, List.of());
                if (with.size() * COMMON < size) {
                    double weight = Math.log(size / (double) with.size());
                    with.forEach(each -> scores.merge(each, weight, Double::sum));
                }
            }
        }
        return scores.entrySet().stream()
                .sorted((one, other) -> {
                    int byScore = Double.compare(other.getValue(), one.getValue());
                    int shorter =
                            one.getKey().text().length() - other.getKey().text().length();
                    return byScore != 0 ? byScore : shorter;
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> known(String stem) {
        if (byStem.containsKey(stem)) {
            return List.of(stem);
        }
        return byStem.keySet().stream()
                .filter(each -> NEARLY.apply(each, stem) >= 0)
                .toList();
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        for (String word : NearestSentences.words(text)) {
            stems.add(word.length() > STEM ? word.substring(0, STEM) : word);
        }
        return stems;
    }
}
