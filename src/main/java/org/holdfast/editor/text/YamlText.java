package org.holdfast.editor.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes texts as values of YAML. */
public final class YamlText {

    private static final Pattern PLAIN =
            Pattern.compile("[\\pL][\\pL\\pM\\p{Nd}_.()’'/-]*( [\\pL\\pM\\p{Nd}_.()’'/-]+)*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T[0-9:.]+Z)?");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** Returns a text as a scalar, in quotation marks if it would otherwise be read as something else. */
    public static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return plain || TIME.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
