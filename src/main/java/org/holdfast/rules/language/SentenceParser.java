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

    /** Punctuation that is accepted at the end of a line. */
    private static final String ENDS = "[\\s.,;:!]*";

    private final String text;
    private final List<SentenceGap> slots = new ArrayList<>();
    private final StringBuilder strict = new StringBuilder();
    private final StringBuilder lenient = new StringBuilder();
    private final StringBuilder relaxed = new StringBuilder();
    private int literals;

    private SentenceParser(String text) {
        this.text = text;
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
        SentenceParser parser = new SentenceParser(text);
        parser.read();
        parser.checkMeaning(meaning);
        return new Sentence(
                section,
                scope,
                text,
                meaning,
                List.copyOf(parser.slots),
                Spelling.bare(beginning(text)),
                parser.literals,
                whole(parser.strict, "\\s*\\.?", origin.file().startsWith("language/")),
                whole(parser.lenient, ENDS, false),
                whole(parser.relaxed, ENDS, false),
                language,
                origin);
    }

    /**
     * Returns the text before the first gap or choice, with single spaces; empty if a bar outside brackets separates
     * two sentences.
     */
    static String beginning(String text) {
        int depth = 0;
        int end = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|' && depth == 0) {
                return "";
            }
            if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            }
            if ("({?\\".indexOf(c) >= 0) {
                // The character before a question mark is optional.
                end = Math.min(end, c == '?' ? Math.max(0, i - 1) : i);
            }
            i += c == '\\' ? 1 : 0;
        }
        return text.substring(0, end).replaceAll("\\p{javaWhitespace}+", " ");
    }

    /** Brackets and choices are the same in all three expressions, so compiling one of them finds all mistakes. */
    private static LazyPattern whole(StringBuilder expression, String end, boolean checked) {
        return checked
                ? LazyPattern.checked(expression + end, Pattern.CASE_INSENSITIVE)
                : LazyPattern.of(expression + end, Pattern.CASE_INSENSITIVE);
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
            } else if (c == '(') {
                appendToAll("(?:");
            } else if (c == ')' || c == '|' || c == '?') {
                appendToAll(String.valueOf(c));
            } else if (Character.isWhitespace(c)) {
                appendToAll("\\s+");
            } else {
                c = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
                literal(c);
            }
            i++;
        }
    }

    private void appendToAll(String expression) {
        strict.append(expression);
        lenient.append(expression);
        relaxed.append(expression);
    }

    private void literal(char c) {
        strict.append(Pattern.quote(String.valueOf(c)));
        lenient.append(Spelling.anyOf(c));
        relaxed.append(Spelling.anyOf(c));
        literals++;
    }

    private void gap(SentenceGap gap) {
        slots.add(gap);
        strict.append('(').append(gap.expression()).append(')');
        lenient.append('(').append(gap.lenient()).append(')');
        relaxed.append("(.+?)");
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
