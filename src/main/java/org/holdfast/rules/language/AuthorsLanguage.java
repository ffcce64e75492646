package org.holdfast.rules.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.rules.files.SourceMappedText;

/**
 * Tells in which language a file of rules is written, so that its author can be told in it what is wrong. Words decide,
 * not whole sentences: where every sentence is misspelt, the language is still plain to see.
 */
public final class AuthorsLanguage {

    private static final String ENGLISH = "en";
    /** For words that no sentence has; what the letters alone say. */
    private static final Map<String, Pattern> LETTERS =
            Map.of("ru", Pattern.compile(".*\\p{IsCyrillic}.*"), "ro", Pattern.compile(".*[ăâîșțşţ].*"));

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«][^\"“”„«»]*[\"“”»]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\pL\\pM]+");

    /** The words of each language's sentences. */
    private final Map<String, Set<String>> words = new HashMap<>();

    AuthorsLanguage(Iterable<Sentence> sentences) {
        sentences.forEach(sentence -> words.computeIfAbsent(sentence.language(), language -> new HashSet<>())
                .addAll(words(sentence.text().replaceAll("\\{[^}]*}", " ")).toList()));
    }

    /** ISO code of the language; English where nothing speaks for another one. */
    public String of(SourceMappedText text) {
        Map<String, Integer> known = new TreeMap<>();
        Map<String, Integer> byLetters = new TreeMap<>();
        for (int line = 1; line <= text.lines(); line++) {
            String stripped = text.line(line).strip();
            // The frame of a rule may be English in any language, and every row of a table gets it; DRL is English
            // everywhere.
            if (!stripped.startsWith("#") && !stripped.startsWith(">") && !SentenceExpander.isFrame(stripped)) {
                words(QUOTED.matcher(stripped).replaceAll(" ")).forEach(word -> count(word, known, byLetters));
            }
        }
        // Names and values may be in any language; they count only where no word of a sentence does.
        Map<String, Integer> counts = known.isEmpty() ? byLetters : known;
        String most = ENGLISH;
        for (Map.Entry<String, Integer> language : counts.entrySet()) {
            most = language.getValue() > counts.getOrDefault(most, 0) ? language.getKey() : most;
        }
        return most;
    }

    private void count(String word, Map<String, Integer> known, Map<String, Integer> byLetters) {
        Predicate<String> has = language -> words.get(language).contains(word);
        Set<String> speaking = words.keySet().stream().filter(has).collect(Collectors.toSet());
        if (speaking.isEmpty()) {
            LETTERS.forEach((language, letters) -> {
                if (letters.matcher(word).matches()) {
                    byLetters.merge(language, 1, Integer::sum);
                }
            });
        }
        speaking.forEach(language -> known.merge(language, 1, Integer::sum));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty());
    }
}
