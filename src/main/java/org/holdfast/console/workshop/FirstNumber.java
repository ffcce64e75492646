package org.holdfast.console.workshop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.catalogue.RuleExcerpt;

/**
 * Where the first number in the conditions of a rule is, which is what people most often come to change.
 *
 * @param from offset of its first digit in the text of the file
 * @param to offset behind its last digit
 */
public record FirstNumber(int from, int to) {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\"])\\d+(?:[.,]\\d+)?(?![\\w\"])");

    /** Lines above the conditions: the name, the owner, dates, which may have numbers, too. */
    private static final Pattern WHEN = Pattern.compile("(?mu)^\\s*(?:when|когда|când)\\s*$");

    /** Returns the place of the number, or that of the rule if it has none; the beginning if there is no such rule. */
    static FirstNumber of(String rule, String file, String text) {
        RuleExcerpt excerpt = RuleExcerpt.of(rule, file, text).orElse(null);
        if (excerpt == null) {
            return new FirstNumber(0, 0);
        }
        int start = offset(text, excerpt.line());
        Matcher when = WHEN.matcher(text);
        int from = when.find(start) ? when.end() : start;
        Matcher number = NUMBER.matcher(text);
        return number.find(from) && number.end() <= start + excerpt.text().length()
                ? new FirstNumber(number.start(), number.end())
                : new FirstNumber(start, start);
    }

    private static int offset(String text, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset;
    }
}
