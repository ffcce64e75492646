package org.holdfast.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds lines to YAML files and preserves all comments, blank lines and line ends. */
final class YamlAppender {

    private static final Pattern PLAIN = Pattern.compile("[\\pL][\\pL\\pM\\p{Nd}.()’'-]*( [\\pL\\pM\\p{Nd}.()’'-]+)*");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off");

    private YamlAppender() {}

    /**
     * Returns a text as a YAML scalar, in quotation marks if necessary.
     *
     * @param text a text without quotation marks and backslashes
     */
    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : '"' + text + '"';
    }

    /** Appends lines to a file. */
    static String atEnd(String file, List<String> lines) {
        String end = lineEnd(file);
        String start = file.isEmpty() || file.endsWith("\n") ? file : file + end;
        return start + String.join(end, lines) + end;
    }

    /**
     * Adds lines at the end of the section under a top-level key. A missing key is added.
     *
     * @param lines lines without indentation
     * @return {@code null} if the section is written in a style to which lines cannot be added
     */
    static @Nullable String under(String name, String file, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(file.split("(?<=\n)")));
        Pattern own = Pattern.compile("\uFEFF?" + name + ":\\s*(\\{\\s*}\\s*)?(#.*)?");
        int start = -1;
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            if (own.matcher(line.stripTrailing()).matches()) {
                start = i;
            } else if (line.matches("(?s)[\uFEFF\"']?" + name + "[\"']?\\s*:.*")) {
                return null;
            }
        }
        if (start < 0) {
            List<String> section = new ArrayList<>(List.of(name + ":"));
            lines.forEach(line -> section.add("  " + line));
            return atEnd(file, section);
        }
        all.set(start, all.get(start).replaceFirst("\\{\\s*}", "").stripTrailing() + lineEnd(file));
        int last = lastOf(all, start);
        String indent = indent(all.subList(start + 1, last + 1));
        String end = lineEnd(file);
        if (!all.get(last).endsWith("\n")) {
            all.set(last, all.get(last) + end);
        }
        all.addAll(last + 1, lines.stream().map(line -> indent + line + end).toList());
        return String.join("", all);
    }

    /**
     * Returns the last line of the section that starts on line {@code start}; comments without indentation belong to
     * the next section.
     */
    private static int lastOf(List<String> all, int start) {
        int last = start;
        for (int i = start + 1; i < all.size(); i++) {
            String line = all.get(i);
            if (line.startsWith(" ") && !line.isBlank()) {
                last = i;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
        }
        return last;
    }

    private static String indent(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .findFirst()
                .orElse("  ");
    }

    private static String lineEnd(String file) {
        return file.contains("\r\n") ? "\r\n" : "\n";
    }
}
