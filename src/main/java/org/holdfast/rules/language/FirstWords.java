package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Sentences that can stand at one place, found by the fixed words that they begin with. Those with the same first word
 * are put in order when a line begins with it: most first words occur in no rule of a book. Thread-safe once all are
 * added.
 */
final class FirstWords {

    /** The first words in the form of {@link #words}, by the way they are written. */
    private final Map<String, List<String>> spelt = new HashMap<>();

    private final List<GeneratedSentence> withoutWords = new ArrayList<>();
    private final Map<String, Branch> byFirstWord = new HashMap<>();

    /** A text that begins with fixed words, and the sentence that it is a form of. */
    private record Beginning(String text, GeneratedSentence sentence) {}

    /** The sentences that begin with the same words. */
    private static final class Node {

        private final Map<String, Node> next = new HashMap<>(2);
        private final List<GeneratedSentence> here = new ArrayList<>(1);

        private void add(List<String> words, GeneratedSentence sentence) {
            Node node = this;
            for (String word : words) {
                node = node.next.computeIfAbsent(word, key -> new Node());
            }
            node.here.add(sentence);
        }
    }

    /** The sentences with one first word. */
    private static final class Branch {

        private List<Beginning> beginnings = new ArrayList<>(1);
        private @Nullable Node read;

        private synchronized Node node() {
            if (read == null) {
                Node node = new Node();
                for (Beginning each : beginnings) {
                    List<String> words = beginning(each.text);
                    node.add(words.subList(1, words.size()), each.sentence);
                }
                beginnings = List.of();
                read = node;
            }
            return read;
        }
    }

    /** Returns the words of a text in the form of {@link Spelling#bare}, in small letters. */
    static List<String> words(String bare) {
        return Stream.of(bare.toLowerCase(Locale.ROOT).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** @param text the sentence; if it begins with a choice, with one of the alternatives instead */
    void add(String text, GeneratedSentence sentence) {
        String first = SentenceParser.firstWord(text);
        List<String> words =
                first.isEmpty() ? beginning(text) : spelt.computeIfAbsent(first, each -> words(Spelling.bare(each)));
        if (words.isEmpty()) {
            withoutWords.add(sentence);
        } else {
            byFirstWord
                    .computeIfAbsent(words.get(0), key -> new Branch())
                    .beginnings
                    .add(new Beginning(text, sentence));
        }
    }

    /** Returns the whole words before the first gap or choice. */
    private static List<String> beginning(String text) {
        String fixed = SentenceParser.beginning(text);
        boolean whole = fixed.length() == text.length() || fixed.endsWith(" ");
        List<String> words = words(Spelling.bare(fixed));
        return whole || words.isEmpty() ? words : words.subList(0, words.size() - 1);
    }

    /** Returns the sentences whose first words are those of a line. */
    Stream<GeneratedSentence> beginningLike(List<String> line) {
        List<GeneratedSentence> found = new ArrayList<>(withoutWords);
        Branch branch = line.isEmpty() ? null : next(byFirstWord, line.get(0));
        Node node = branch == null ? null : branch.node();
        for (int i = 1; node != null; i++) {
            found.addAll(node.here);
            node = i < line.size() ? next(node.next, line.get(i)) : null;
        }
        return found.stream();
    }

    private static <T> @Nullable T next(Map<String, T> following, String word) {
        T next = following.get(word);
        return next != null ? next : following.get(word.replaceFirst("[.,;:!]+$", ""));
    }
}
