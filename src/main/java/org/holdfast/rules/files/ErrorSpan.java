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

/** Finds the words a problem refers to, so that an editor can underline them. */
public final class ErrorSpan {

    /** Quoted words, with the quotation marks of all languages in which problems are reported. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|«([^»]+)»|„([^”]+)”");

    private final BookSource source;
    private final Map<String, List<String>> lines = new HashMap<>();

    public ErrorSpan(BookSource source) {
        this.source = source;
    }

    /**
     * The position of the words in their line.
     *
     * @param column 1-based column in UTF-16 units; 0 if the problem concerns the whole file
     * @param words the words exactly as written in the file
     */
    public record Place(int column, String words) {

        private static final Place WHOLE_FILE = new Place(0, "");
    }

    /** Returns the span of the words quoted in the message, or of the whole line if it contains none of them. */
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
