package org.holdfast.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;

/**
 * The lines of a file that a rule consists of, found without reading the file as a rule book, so that earlier versions
 * can be compared whatever language they were written in.
 *
 * @param line number of the first line, from 1
 */
public record RuleExcerpt(String file, int line, String text) {

    /** The first line of a rule, in the languages that have a word for it. */
    private static final Pattern HEAD =
            Pattern.compile("\\s*(?:rule|правило|regula|regulă)\\s+[\"“”„«](.*)[\"“”»]\\s*", Pattern.UNICODE_CASE);

    /**
     * Returns the lines of a rule; for a row of a table, the row.
     *
     * @param text the text of the file, with {@code \n} as line separator
     */
    public static Optional<RuleExcerpt> of(String rule, String file, String text) {
        List<String> lines = text.lines().toList();
        return TableReader.isTable(file) ? row(rule, file, lines) : block(rule, file, lines);
    }

    private static Optional<RuleExcerpt> row(String rule, String file, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String quoted = '"' + rule.replace("\"", "\"\"") + '"';
            if (line.startsWith(rule + ",") || line.startsWith(rule + ";") || line.startsWith(quoted)) {
                return Optional.of(new RuleExcerpt(file, i + 1, line.stripTrailing()));
            }
        }
        return Optional.empty();
    }

    private static Optional<RuleExcerpt> block(String rule, String file, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (rule.equals(name(lines.get(i)))) {
                int end = end(lines, i);
                return Optional.of(new RuleExcerpt(
                        file, i + 1, String.join("\n", lines.subList(i, end)).stripTrailing()));
            }
        }
        return Optional.empty();
    }

    private static String name(String line) {
        Matcher matcher = HEAD.matcher(line);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Returns the line behind the rule, without the comments of the next one. */
    private static int end(List<String> lines, int start) {
        int end = start + 1;
        for (int i = start + 1; i < lines.size() && name(lines.get(i)).isEmpty(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("//")) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Returns whether a file with this name can hold rules as text. */
    public static boolean isReadable(String file) {
        return BookSource.counts(file) && file.matches("(?i)areas/[^/]+/[^/]+\\.(dslr|drl|csv)");
    }
}
