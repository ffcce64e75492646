package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentences that are most similar to an unknown line. Lines are compared word by word, regardless of order
 * and inflection: in Russian and Romanian nearly every word of a sentence is inflected, so the edit distance between
 * whole lines is not meaningful.
 */
final class NearestSentences {

    private static final int MAX_SUGGESTIONS = 3;
    private static final double MIN_SIMILARITY = 0.55;
    /** Suggestions that are less similar than the best by this much are dropped. */
    private static final double MAX_DIFFERENCE = 0.2;
    /** The weight of a word is its length, up to this maximum. */
    private static final int MAX_WEIGHT = 6;
    /** Short words with the maximum weight, since they reverse the meaning. */
    private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "не", "нет", "nu", "nicio", "niciun");

    private static final int MIN_STEM = 3;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    /** The values of gaps, which are ignored in comparisons. */
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|[0-9]+([.,-][0-9]+)*|\\{[^}]*}");

    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*\\|[^()]*)\\)");

    private static final Pattern NON_WORD = Pattern.compile("[^\\pL\\pM']+");

    private static final Pattern NON_WORD_AT_ENDS = Pattern.compile("^[^\\pL\\pM]+|[^\\pL\\pM]+$");

    private record Candidate(Sentence sentence, double similarity) {}

    private NearestSentences() {}

    /** Returns the most similar sentences in readable form, best first. */
    static List<String> to(String plain, Collection<Sentence> known) {
        List<String> line = words(plain);
        List<Candidate> candidates = known.stream()
                .map(each -> new Candidate(each, similarity(line, each)))
                .filter(each -> each.similarity >= MIN_SIMILARITY)
                .sorted(Comparator.comparingDouble(Candidate::similarity)
                        .reversed()
                        .thenComparing(each -> each.sentence.text()))
                .toList();
        double best = candidates.isEmpty() ? 0 : candidates.get(0).similarity;
        return candidates.stream()
                .filter(each -> each.similarity > best - MAX_DIFFERENCE)
                .map(each -> each.sentence.readable())
                .distinct()
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    /**
     * Returns the word of a line that keeps it from being a sentence, as it is written; {@code null} if there is not
     * exactly one.
     *
     * @param suggestion the most similar sentence, in readable form
     */
    static @Nullable String fault(String line, String suggestion) {
        List<String[]> choices = choices(suggestion);
        List<String> faulty = Arrays.stream(VALUE.matcher(line).replaceAll(" ").split("\\s+"))
                .filter(written -> !written.isBlank())
                .filter(written -> words(written).stream()
                        .anyMatch(word -> choices.stream().noneMatch(each -> similarity(word, each) == 1)))
                .toList();
        return faulty.size() == 1 ? NON_WORD_AT_ENDS.matcher(faulty.get(0)).replaceAll("") : null;
    }

    /** Returns how similar a line and a sentence are, from 0 to 1 for the same words. */
    static double similarity(String plain, Sentence sentence) {
        return similarity(words(plain), sentence);
    }

    /** Pairs each word of the sentence with the most similar remaining word of the line; 1 for the same words. */
    private static double similarity(List<String> line, Sentence sentence) {
        List<String> remaining = new ArrayList<>(line);
        double matchedWeight = 0;
        double totalWeight = line.stream().mapToInt(NearestSentences::weight).sum();
        for (String[] choices : choices(shortest(sentence.text()))) {
            totalWeight += weight(choices[0]);
            String best = null;
            double bestSimilarity = 0;
            for (String word : remaining) {
                double similarity = similarity(word, choices);
                if (similarity > bestSimilarity) {
                    bestSimilarity = similarity;
                    best = word;
                }
            }
            if (best != null) {
                remaining.remove(best);
                matchedWeight += bestSimilarity * (weight(best) + weight(choices[0]));
            }
        }
        return totalWeight == 0 ? 0 : matchedWeight / totalWeight;
    }

    private static double similarity(String word, String[] choices) {
        return Arrays.stream(choices)
                .mapToDouble(choice -> similarity(word, choice))
                .max()
                .orElse(0);
    }

    /**
     * Leaves out the alternatives of several words where there are some of one word: {@code (late|that is late)} would
     * otherwise count as four words, of which a line has only one.
     */
    private static String shortest(String text) {
        return CHOICE.matcher(text).replaceAll(choice -> {
            String oneWord = Arrays.stream(choice.group(1).split("\\|"))
                    .filter(each -> !each.contains(" "))
                    .collect(Collectors.joining("|"));
            return Matcher.quoteReplacement(oneWord.isEmpty() ? choice.group() : "(" + oneWord + ")");
        });
    }

    /** Returns the words of a sentence, each with the alternatives that the sentence allows. */
    private static List<String[]> choices(String text) {
        String oneWord = VALUE.matcher(text).replaceAll(" ").replaceAll("\\(([^)|]*)\\)\\?", "$1");
        List<String[]> choices = new ArrayList<>();
        for (String part : oneWord.split("\\s+")) {
            String[] words = Arrays.stream(part.replaceAll("[()]", "").split("\\|"))
                    .flatMap(each -> words(each).stream())
                    .toArray(String[]::new);
            if (words.length > 0) {
                choices.add(words);
            }
        }
        return choices;
    }

    /** Returns the words of a text in small letters, without values. */
    static List<String> words(String text) {
        String bare = Spelling.bare(VALUE.matcher(text).replaceAll(" ")).toLowerCase(Locale.ROOT);
        return Arrays.stream(NON_WORD.split(bare))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int weight(String word) {
        return NEGATIONS.contains(word) ? MAX_WEIGHT : Math.min(MAX_WEIGHT, word.length());
    }

    /**
     * Returns 1 for the same word, at least 0.9 for another form of it, less for a typing error, 0 for another word.
     */
    private static double similarity(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int stem = 0;
        int shorter = Math.min(a.length(), b.length());
        while (stem < shorter && a.charAt(stem) == b.charAt(stem)) {
            stem++;
        }
        int longer = Math.max(a.length(), b.length());
        boolean sameStem = stem >= MIN_STEM && stem * 3 >= longer * 2 - 2;
        double byDistance = 1 - DISTANCE.apply(a, b) / (double) longer;
        if (sameStem) {
            return Math.max(0.9, byDistance);
        }
        return byDistance >= 0.6 ? byDistance : 0;
    }
}
