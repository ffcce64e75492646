package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.holdfast.rules.language.spelling.Spelling;

/**
 * Finds the sentences that a line was probably meant to be. Words are compared one by one and need not come in the same
 * form or order: in Russian and Romanian nearly every word of a sentence changes with its neighbours, so that whole
 * lines lie far apart.
 */
final class NearestSentences {

    private static final int MOST = 3;
    private static final double NEAR = 0.55;
    /** Less than this below the best is not worth reading. */
    private static final double GAP = 0.2;
    /** A word weighs as much as its letters, up to so many: what is long says most. */
    private static final int HEAVIEST = 6;
    /** Short, and yet they turn a sentence round. */
    private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "не", "нет", "nu", "nicio", "niciun");

    private static final int SHORTEST_STEM = 3;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    /** What fills a gap says nothing about which sentence it is. */
    private static final Pattern FILLING = Pattern.compile("\"[^\"]*\"|[0-9]+([.,-][0-9]+)*|\\{[^}]*}");

    private static final Pattern NO_WORD = Pattern.compile("[^\\pL\\pM']+");

    private record Near(Sentence sentence, double likeness) {}

    private NearestSentences() {}

    /** The likeliest ones as people read them, best first. */
    static List<String> to(String plain, Collection<Sentence> known) {
        List<String> line = words(plain);
        List<Near> near = known.stream()
                .map(each -> new Near(each, likeness(line, each)))
                .filter(each -> each.likeness >= NEAR)
                .sorted(Comparator.comparingDouble(Near::likeness)
                        .reversed()
                        .thenComparing(each -> each.sentence.text()))
                .toList();
        double best = near.isEmpty() ? 0 : near.get(0).likeness;
        return near.stream()
                .filter(each -> each.likeness > best - GAP)
                .map(each -> each.sentence.readable())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static double likeness(List<String> line, Sentence sentence) {
        List<String> left = new ArrayList<>(line);
        double alike = 0;
        double all = line.stream().mapToInt(NearestSentences::weight).sum();
        for (String[] choices : choices(sentence.text())) {
            all += weight(choices[0]);
            String best = null;
            double most = 0;
            for (String word : left) {
                double likeness = Arrays.stream(choices)
                        .mapToDouble(choice -> alike(word, choice))
                        .max()
                        .orElse(0);
                if (likeness > most) {
                    most = likeness;
                    best = word;
                }
            }
            if (best != null) {
                left.remove(best);
                alike += most * (weight(best) + weight(choices[0]));
            }
        }
        return all == 0 ? 0 : alike / all;
    }

    /** The words of a sentence; of those between which it leaves the choice, any will do. */
    private static List<String[]> choices(String text) {
        String oneWord = FILLING.matcher(text).replaceAll(" ").replaceAll("\\(([^)|]*)\\)\\?", "$1");
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

    private static List<String> words(String text) {
        String bare = Spelling.bare(FILLING.matcher(text).replaceAll(" ")).toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_WORD.split(bare))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int weight(String word) {
        return NEGATIONS.contains(word) ? HEAVIEST : Math.min(HEAVIEST, word.length());
    }

    /**
     * 1 for the same word, nearly 1 for another form of it, less for one with a slip of the finger; 0 for another word.
     */
    private static double alike(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int stem = 0;
        int shorter = Math.min(a.length(), b.length());
        while (stem < shorter && a.charAt(stem) == b.charAt(stem)) {
            stem++;
        }
        boolean form = stem >= SHORTEST_STEM && stem * 3 >= Math.max(a.length(), b.length()) * 2 - 2;
        double slip = 1 - DISTANCE.apply(a, b) / (double) Math.max(a.length(), b.length());
        return form ? Math.max(0.9, slip) : slip >= 0.6 ? slip : 0;
    }
}
