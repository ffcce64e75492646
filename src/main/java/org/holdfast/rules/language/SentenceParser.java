package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a sentence: fixed words, gaps such as {@code {days:number}}, choices such as {@code (day|days)},
 * {@code (s)?}.
 */
final class SentenceParser {

    private static final Pattern GAP_IN_MEANING = Pattern.compile("\\{([a-zA-Z]+)}");

    /** Items of a list end with all sorts of signs. */
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
     * @throws IllegalArgumentException saying what is wrong with the sentence
     * @throws com.google.re2j.PatternSyntaxException when its brackets are not well formed
     */
    static Sentence parse(
            RuleSection ruleSection,
            @Nullable String scope,
            String text,
            String meaning,
            String language,
            SourceLocation origin) {
        SentenceParser parser = new SentenceParser(text);
        parser.read();
        parser.checkMeaning(meaning);
        return new Sentence(
                ruleSection,
                scope,
                text,
                meaning,
                List.copyOf(parser.slots),
                Spelling.bare(beginning(text)),
                parser.literals,
                whole(parser.strict, "\\s*\\.?"),
                whole(parser.lenient, ENDS),
                whole(parser.relaxed, ENDS),
                language,
                origin);
    }

    /**
     * Up to the first gap or choice, with single spaces; nothing where a bar outside of brackets offers two sentences.
     */
    private static String beginning(String text) {
        int depth = 0;
        int end = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '|' && depth == 0) {
                return "";
            }
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if ("({?\\".indexOf(c) >= 0) {
                // What stands before a question mark may be missing.
                end = Math.min(end, c == '?' ? Math.max(0, i - 1) : i);
            }
            i += c == '\\' ? 1 : 0;
        }
        return text.substring(0, end).replaceAll("\\p{javaWhitespace}+", " ");
    }

    private static Pattern whole(StringBuilder expression, String end) {
        return Pattern.compile(expression + end, Pattern.CASE_INSENSITIVE);
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
                gap(slot(text.substring(i + 1, end)));
                i = end;
            } else if (c == '(') {
                all("(?:");
            } else if (c == ')' || c == '|' || c == '?') {
                all(String.valueOf(c));
            } else if (Character.isWhitespace(c)) {
                all("\\s+");
            } else {
                c = c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c;
                literal(c);
            }
            i++;
        }
    }

    private void all(String expression) {
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

    private void gap(SentenceGap slot) {
        slots.add(slot);
        strict.append('(').append(slot.expression()).append(')');
        lenient.append('(').append(slot.lenient()).append(')');
        relaxed.append("(.+?)");
    }

    private static SentenceGap slot(String gap) {
        int colon = gap.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(
                    "The gap {" + gap + "} does not say what may stand there; write it as {" + gap + ":number}.");
        }
        try {
            return SentenceGap.of(gap.substring(0, colon), gap.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The gap {" + gap + "} is of no known kind; known are number, decimal, amount, "
                            + "currency, date, word, text and choices such as {colour:red|blue}.");
        }
    }

    private void checkMeaning(String meaning) {
        Map<String, SentenceGap> byName = new LinkedHashMap<>();
        for (SentenceGap slot : slots) {
            if (byName.put(slot.name(), slot) != null) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} stands twice in the sentence.");
            }
            if (!meaning.contains("{" + slot.name() + "}")) {
                throw new IllegalArgumentException("The gap {" + slot.name() + "} is not used after the equals sign.");
            }
        }
        Matcher used = GAP_IN_MEANING.matcher(meaning);
        while (used.find()) {
            if (!byName.containsKey(used.group(1))) {
                throw new IllegalArgumentException(
                        "{" + used.group(1) + "} after the equals sign is no gap of the sentence.");
            }
        }
    }
}
