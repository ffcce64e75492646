package org.holdfast.rules.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.rules.files.SourceMappedText;

/**
 * Detects the language of a rule file, so that its problems can be reported in that language. Detection is by words
 * rather than by whole sentences, so that it also works for a file in which every sentence is misspelt.
 */
public final class AuthorsLanguage {

    private static final String ENGLISH = "en";
    /** Letters that identify a language, for words that occur in no sentence. */
    private static final Map<String, Pattern> LETTERS =
            Map.of("ru", Pattern.compile(".*\\p{IsCyrillic}.*"), "ro", Pattern.compile(".*[ăâîșțşţ].*"));

    private static final Pattern QUOTED = Pattern.compile("[\"“”„«][^\"“”„«»]*[\"“”»]");
    private static final Pattern NON_LETTERS = Pattern.compile("[^\\pL\\pM]+");

    /** The words of all sentences, by language. */
    private final Map<String, Set<String>> wordsByLanguage = new HashMap<>();

    AuthorsLanguage(Iterable<Sentence> sentences) {
        sentences.forEach(sentence -> wordsByLanguage
                .computeIfAbsent(sentence.language(), language -> new HashSet<>())
                .addAll(words(sentence.text().replaceAll("\\{[^}]*}", " ")).toList()));
    }

    /** Returns the ISO code of the language; English if there is no evidence for another one. */
    public String of(SourceMappedText text) {
        return ifKnown(text).orElse(ENGLISH);
    }

    /** Returns the ISO code of the language, or empty if the text has no words that belong to any. */
    Optional<String> ifKnown(SourceMappedText text) {
        Map<String, Integer> known = new TreeMap<>();
        Map<String, Integer> byLetters = new TreeMap<>();
        for (int line = 1; line <= text.lines(); line++) {
            String stripped = text.line(line).strip();
            // Keywords may be English in any language, and rows of tables get them automatically; DRL is always
            // English.
            if (!stripped.startsWith("#") && !stripped.startsWith(">") && !FrameLines.isFrame(stripped)) {
                words(QUOTED.matcher(stripped).replaceAll(" ")).forEach(word -> count(word, known, byLetters));
            }
        }
        // Names and values may be in any language, so their letters count only if no word of a sentence was found.
        Map<String, Integer> counts = known.isEmpty() ? byLetters : known;
        String best = ENGLISH;
        for (Map.Entry<String, Integer> language : counts.entrySet()) {
            int ahead = language.getValue() - counts.getOrDefault(best, 0);
            // Headings and keywords are English in any language.
            best = ahead > 0 || ahead == 0 && best.equals(ENGLISH) && language.getValue() > 0
                    ? language.getKey()
                    : best;
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private void count(String word, Map<String, Integer> known, Map<String, Integer> byLetters) {
        Set<String> languages = new HashSet<>();
        wordsByLanguage.forEach((language, words) -> {
            if (words.contains(word)) {
                languages.add(language);
            }
        });
        if (languages.isEmpty()) {
            LETTERS.forEach((language, letters) -> {
                if (letters.matcher(word).matches()) {
                    byLetters.merge(language, 1, Integer::sum);
                }
            });
        }
        // A word of several languages tells none of them apart.
        languages.forEach(language -> known.merge(language, languages.size() == 1 ? 1 : 0, Integer::sum));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(NON_LETTERS.split(text.toLowerCase(Locale.ROOT))).filter(word -> !word.isEmpty());
    }
}
