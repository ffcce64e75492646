package org.holdfast.rules.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;

/** Finds the words that a problem speaks of, so that an editor can underline them. */
public final class ErrorSpan {

    /** Quotation marks of the languages in which problems are told. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|«([^»]+)»|„([^”]+)”");

    private final BookSource source;
    private final Map<String, List<String>> lines = new HashMap<>();

    public ErrorSpan(BookSource source) {
        this.source = source;
    }

    /**
     * Where they stand.
     *
     * @param column counted from 1, in UTF-16 units as editors do; 0 when the problem is about the file as a whole
     * @param words exactly as they stand in the file
     */
    public record Place(int column, String words) {

        private static final Place WHOLE_FILE = new Place(0, "");
    }

    /** What the message quotes, if it stands in that line; otherwise the line without the blanks around it. */
    public Place of(Problem problem) {
        SourceLocation origin = problem.origin();
        List<String> all = lines.computeIfAbsent(origin.file(), this::lines);
        if (origin.line() < 1 || origin.line() > all.size()) {
            return Place.WHOLE_FILE;
        }
        String line = all.get(origin.line() - 1);
        Matcher quoted = QUOTED.matcher(problem.message());
        while (quoted.find()) {
            String words = Stream.of(quoted.group(1), quoted.group(2), quoted.group(3))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            int[] found = Typography.find(line, words);
            if (found != null) {
                return new Place(found[0] + 1, line.substring(found[0], found[1]));
            }
        }
        int at = line.length() - line.stripLeading().length();
        return new Place(at + 1, line.strip());
    }

    private List<String> lines(String path) {
        return source.has(path) ? source.text(path, new Problems()).lines().toList() : List.of();
    }
}
