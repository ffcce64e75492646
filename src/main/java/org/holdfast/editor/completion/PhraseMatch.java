package org.holdfast.editor.completion;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.holdfast.editor.sentence.Phrase;
import org.holdfast.editor.sentence.PhrasePart;
import org.holdfast.editor.sentence.PhrasePart.Blank;
import org.holdfast.editor.sentence.PhrasePart.Words;
import org.jspecify.annotations.Nullable;

/**
 * A phrase whose beginning has been typed.
 *
 * @param values the values typed so far, by the names of their blanks
 * @param open the blank that the cursor is in; {@code null} if it is in the words
 * @param complete whether the whole phrase has been typed
 */
record PhraseMatch(
        Phrase phrase, Map<String, String> values, @Nullable Blank open, boolean complete) {

    private static final Pattern NUMBER_BEGUN = Pattern.compile("[0-9][0-9.,]*");
    private static final int MAX_STEPS = 2_000;

    /** Returns the match of a typed beginning, or {@code null} if the phrase does not begin like that. */
    static @Nullable PhraseMatch of(Phrase phrase, String typed) {
        Matching matching = new Matching(phrase, typed);
        return matching.from(0, 0) ? matching.result() : null;
    }

    /** Tries the forms of words and the ends of values, one after the other. */
    private static final class Matching {

        private final Phrase phrase;
        private final List<PhrasePart> parts;
        private final String typed;
        private final String folded;
        private final Map<String, String> values = new HashMap<>();
        private @Nullable Blank open;
        private boolean complete;
        private int steps;

        Matching(Phrase phrase, String typed) {
            this.phrase = phrase;
            this.parts = phrase.parts();
            this.typed = typed.replaceAll("\\s+", " ");
            this.folded = Folded.of(this.typed);
        }

        PhraseMatch result() {
            return new PhraseMatch(phrase, Map.copyOf(values), open, complete);
        }

        boolean from(int part, int at) {
            if (at == folded.length()) {
                open = part < parts.size() && parts.get(part) instanceof Blank blank && blank.isListed() ? blank : null;
                complete = part == parts.size() || restIsEmpty(part);
                return true;
            }
            if (part == parts.size() || ++steps > MAX_STEPS) {
                return false;
            }
            return parts.get(part) instanceof Words words
                    ? words(words, part, at)
                    : blank((Blank) parts.get(part), part, at);
        }

        private boolean restIsEmpty(int part) {
            return parts.subList(part, parts.size()).stream()
                    .allMatch(
                            each -> each instanceof Words words && words.forms().contains(""));
        }

        private boolean words(Words words, int part, int at) {
            for (int i = words.forms().size() - 1; i >= 0; i--) {
                String form = Folded.of(words.forms().get(i));
                if (folded.startsWith(form, at) && from(part + 1, at + form.length())) {
                    return true;
                }
                if (form.length() > folded.length() - at && form.startsWith(folded.substring(at))) {
                    return true;
                }
            }
            return false;
        }

        private boolean blank(Blank blank, int part, int at) {
            Pattern valid = Pattern.compile("(?i:" + blank.expression() + ")");
            for (int end = folded.length() - 1; end > at; end--) {
                String value = value(at, end);
                if (valid.matcher(value).matches() && from(part + 1, end)) {
                    values.putIfAbsent(blank.name(), value);
                    return true;
                }
            }
            return begun(blank, valid, value(at, folded.length()));
        }

        /** Accepts a value that is not finished yet, or that is at the end of what was typed. */
        private boolean begun(Blank blank, Pattern valid, String value) {
            boolean isWhole = valid.matcher(value).matches();
            boolean isNumber =
                    valid.matcher("1").matches() && !valid.matcher("a").matches();
            boolean begun = isNumber ? NUMBER_BEGUN.matcher(value).matches() : value.indexOf('"') < 0;
            if (begun && (isNumber || isWhole)) {
                values.put(blank.name(), value);
            }
            open = begun ? blank : null;
            return begun;
        }

        /** Composing letters can change the length; values are then taken from the folded text. */
        private String value(int from, int to) {
            return typed.length() == folded.length() ? typed.substring(from, to) : folded.substring(from, to);
        }
    }
}
