package org.holdfast.rules.files;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes the keywords {@code rule}, {@code when}, {@code then} and {@code end} to lower case, because phones and
 * word processors capitalize the beginning of a line.
 */
final class FrameWords {

    private static final Pattern ALONE = Pattern.compile("(?i)(\\s*)(when|then|end)(\\s*)");
    private static final Pattern RULE = Pattern.compile("(?i)(\\s*)rule(\\s+\".*\"\\s*)");

    private FrameWords() {}

    static String inLowerCase(String line) {
        Matcher alone = ALONE.matcher(line);
        if (alone.matches()) {
            return alone.group(1) + alone.group(2).toLowerCase(Locale.ROOT) + alone.group(3);
        }
        Matcher rule = RULE.matcher(line);
        return rule.matches() ? rule.group(1) + "rule" + rule.group(2) : line;
    }
}
