package org.holdfast.rules.files;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;
import org.jspecify.annotations.Nullable;

/** Text made from other text, which remembers for each of its lines where that came from. */
public final class SourceMappedText {

    private final List<String> lines = new ArrayList<>();
    private final List<SourceLocation> origins = new ArrayList<>();
    private @Nullable String joined;

    /** Text that is its own origin. */
    public static SourceMappedText of(String file, String text) {
        SourceMappedText mapped = new SourceMappedText();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            mapped.add(line, new SourceLocation(file, number++, line.strip()));
        }
        return mapped;
    }

    /** DRL that its author wrote, line by line in the signs of a keyboard. */
    public static SourceMappedText ofDrl(String file, String text) {
        SourceMappedText mapped = new SourceMappedText();
        int number = 1;
        for (String line : text.split("\n", -1)) {
            mapped.add(
                    FrameWords.small(QuotedLine.drl(Typography.visible(line))),
                    new SourceLocation(file, number++, line.strip()));
        }
        return mapped;
    }

    public void add(String line, SourceLocation origin) {
        lines.add(line);
        origins.add(origin);
        joined = null;
    }

    /** A detail was added to a line further down: the sentence of that line goes on with it. */
    public void goesOn(int line, String detail) {
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

    /** A line of {@link #text()}, counted from 1. */
    public String line(int line) {
        return lines.get(line - 1);
    }

    /** Where a line of {@link #text()} came from; lines are counted from 1, and one out of range gives the nearest. */
    public SourceLocation origin(int line) {
        if (origins.isEmpty()) {
            return SourceLocation.of("");
        }
        return origins.get(Math.min(Math.max(line, 1), origins.size()) - 1);
    }

    /** The line (from 1) in which a character of {@link #text()} stands. */
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

    /** Where a line (from 1) of {@link #text()} begins. */
    public int startOf(int line) {
        int start = 0;
        for (int i = 0; i < Math.min(line - 1, lines.size()); i++) {
            start += lines.get(i).length() + 1;
        }
        return Math.min(start, text().length());
    }
}
