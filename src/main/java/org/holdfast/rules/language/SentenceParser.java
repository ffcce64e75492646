package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.language.spelling.LazyPattern;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a sentence: fixed words, gaps such as {@code {days:number}}, choices such as {@code (day|days)}
 * and optional parts such as {@code (s)?}.
 */
final class SentenceParser {

    private static final Pattern GAP_IN_MEANING = Pattern.compile("\\{([a-zA-Z]+)}");

    /** Characters that are no fixed text of a sentence. */
    private static final String MARKS = "({?\\";

    private final String text;
    private final Spelt spelt;
    private final List<SentenceGap> slots = new ArrayList<>();
    private final StringBuilder expression = new StringBuilder();
    private int literals;
    private int depth;
    /** Whether something may be wrong with the brackets and choices, which compiling the expression finds out. */
    private boolean unusual;

    /** How closely a line has to follow a sentence. */
    private enum Spelt {
        STRICTLY("\\s*\\.?"),
        LENIENTLY("[\\s.,;:!]*"),
        WITH_ANY_VALUES("[\\s.,;:!]*");

        /** Punctuation that is accepted at the end of a line. */
        private final String end;

        Spelt(String end) {
            this.end = end;
        }
    }

    private SentenceParser(String text, Spelt spelt) {
        this.text = text;
        this.spelt = spelt;
    }

    /**
     * Parses a sentence.
     *
     * @throws IllegalArgumentException with the reason if a gap is defined incorrectly
     * @throws PatternSyntaxException if brackets or choices are not well formed
     */
    static Sentence parse(
            RuleSection section,
            @Nullable String scope,
            String text,
            String meaning,
            String language,
            SourceLocation origin) {
        SentenceParser parser = new SentenceParser(text, Spelt.STRICTLY);
        parser.read();
        parser.checkMeaning(meaning);
        LazyPattern strict = LazyPattern.of(() -> expression(text, Spelt.STRICTLY), Pattern.CASE_INSENSITIVE);
        if (parser.unusual && origin.file().startsWith("language/")) {
            strict.check();
        }
        return new Sentence(
                section,
                scope,
                text,
                meaning,
                List.copyOf(parser.slots),
                Spelling.bare(beginning(text)),
                parser.literals,
                strict,
                LazyPattern.of(() -> expression(text, Spelt.LENIENTLY), Pattern.CASE_INSENSITIVE),
                LazyPattern.of(() -> expression(text, Spelt.WITH_ANY_VALUES), Pattern.CASE_INSENSITIVE),
                language,
                origin);
    }

    /** Brackets and choices are the same in all three expressions, so compiling one of them finds all mistakes. */
    private static String expression(String text, Spelt spelt) {
        SentenceParser parser = new SentenceParser(text, spelt);
        parser.read();
        return parser.expression + spelt.end;
    }

    /**
     * Returns the text before the first gap or choice, with single spaces; empty if a bar outside brackets separates
     * two sentences.
     */
    static String beginning(String text) {
        if (text.indexOf('|') >= 0 && isTwoSentences(text)) {
            return "";
        }
        int end = 0;
        while (end < text.length() && MARKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // The character before a question mark is optional.
        boolean optional = end < text.length() && text.charAt(end) == '?';
        return Spelling.singleSpaces(text.substring(0, optional ? Math.max(0, end - 1) : end));
    }

    /** Returns the first word, or empty if the text does not begin with a whole word. */
    static String firstWord(String text) {
        int end = 0;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && MARKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean whole =
                end == text.length() || Character.isWhitespace(text.charAt(end)) && !text.startsWith("?", end + 1);
        return whole && (text.indexOf('|') < 0 || !isTwoSentences(text)) ? text.substring(0, end) : "";
    }

    /** Returns whether there is a bar outside brackets. */
    private static boolean isTwoSentences(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '{' -> depth++;
                case ')', '}' -> depth--;
                case '\\' -> i++;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {
                    // A character of a word.
                }
            }
        }
        return false;
    }

    private void read() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw new IllegalArgumentException("A bracket is opened but not closed.");
                }
                gap(parseGap(text.substring(i + 1, end)));
                i = end;
            } else if (c == '(' || c == ')' || c == '|' || c == '?') {
                choice(c, i == 0 ? '|' : text.charAt(i - 1));
            } else if (Character.isWhitespace(c)) {
                expression.append("\\s+");
            } else {
                c = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
                literal(c);
            }
            i++;
        }
        unusual |= depth != 0;
    }

    private void choice(char c, char before) {
        expression.append(c == '(' ? "(?:" : String.valueOf(c));
        if (c == '(') {
            depth++;
        } else if (c == ')') {
            depth--;
        }
        unusual |= depth < 0 || c == '?' && ("(|?\\".indexOf(before) >= 0 || Character.isWhitespace(before));
    }

    private void literal(char c) {
        expression.append(spelt == Spelt.STRICTLY ? Pattern.quote(String.valueOf(c)) : Spelling.anyOf(c));
        literals++;
    }

    private void gap(SentenceGap gap) {
        slots.add(gap);
        expression.append(
                switch (spelt) {
                    case STRICTLY -> "(" + gap.expression() + ")";
                    case LENIENTLY -> "(" + gap.lenient() + ")";
                    case WITH_ANY_VALUES -> "(.+?)";
                });
    }

    private static SentenceGap parseGap(String gap) {
        int colon = gap.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("The gap {" + gap + "} has no kind; write it as {" + gap + ":number}.");
        }
        try {
            return SentenceGap.of(gap.substring(0, colon), gap.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The gap {" + gap + "} has an unknown kind; the kinds are number, decimal, amount, "
                            + "currency, date, moment, clock, word, text and choices such as {colour:red|blue}.");
        }
    }

    private void checkMeaning(String meaning) {
        Map<String, SentenceGap> byName = new LinkedHashMap<>();
        for (SentenceGap slot : slots) {
            if (byName.put(slot.name(), slot) != null) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} appears twice in the sentence.");
            }
            if (!meaning.contains("{" + slot.name() + "}")) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} is not used after the equals sign.");
            }
        }
        Matcher used = GAP_IN_MEANING.matcher(meaning);
        while (used.find()) {
            if (!byName.containsKey(used.group(1))) {
                throw new IllegalArgumentException(
                        "{" + used.group(1) + "} after the equals sign is not a gap of the sentence.");
            }
        }
    }
}
