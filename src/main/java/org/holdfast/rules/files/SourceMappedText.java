package org.holdfast.rules.files;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;
import org.jspecify.annotations.Nullable;

/** Generated text that records the source location of each of its lines. */
public final class SourceMappedText {

    private final List<String> lines = new ArrayList<>();
    private final List<SourceLocation> origins = new ArrayList<>();
    private @Nullable String joined;

    /** Creates a text whose lines are their own sources. */
    public static SourceMappedText of(String file, String text) {
        SourceMappedText mapped = new SourceMappedText();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            mapped.add(line, new SourceLocation(file, number++, line.strip()));
        }
        return mapped;
    }

    /** Creates a text from DRL written by an author, with typographic characters converted line by line. */
    public static SourceMappedText ofDrl(String file, String text) {
        SourceMappedText mapped = new SourceMappedText();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            mapped.add(
                    FrameWords.inLowerCase(QuotedLine.drl(Typography.visible(line))),
                    new SourceLocation(file, number++, line.strip()));
        }
        return mapped;
    }

    public void add(String line, SourceLocation origin) {
        lines.add(line);
        origins.add(origin);
        joined = null;
    }

    /** Adds a detail, which is on a line further down, to the sentence recorded for a line. */
    public void extendSentence(int line, String detail) {
        SourceLocation origin = origins.get(line - 1);
        origins.set(line - 1, origin.withText(origin.sentence() + "\n" + detail));
    }

    public String text() {
        if (joined == null) {
            joined = String.join("\n", lines);
        }
        return joined;
    }

    public int lines() {
        return lines.size();
    }

    /** Returns a line of {@link #text()} by its 1-based number. */
    public String line(int line) {
        return lines.get(line - 1);
    }

    /** Returns the source of a line by its 1-based number; a number out of range yields the nearest line. */
    public SourceLocation origin(int line) {
        if (origins.isEmpty()) {
            return SourceLocation.of("");
        }
        return origins.get(Math.min(Math.max(line, 1), origins.size()) - 1);
    }

    /** Returns the 1-based number of the line that contains a character of {@link #text()}. */
    public int lineAt(int offset) {
        int seen = 0;
        for (int i = 0; i < lines.size(); i++) {
            seen += lines.get(i).length() + 1;
            if (offset < seen) {
                return i + 1;
            }
        }
        return lines.size();
    }

    /** Returns the offset in {@link #text()} at which a line begins, by its 1-based number. */
    public int startOf(int line) {
        int start = 0;
        for (int i = 0; i < Math.min(line - 1, lines.size()); i++) {
            start += lines.get(i).length() + 1;
        }
        return Math.min(start, text().length());
    }
}
