package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;
import org.jspecify.annotations.Nullable;

/**
 * A file that differs between two rule books, by lines.
 *
 * @param text whether both versions are text; otherwise only their sizes are compared
 * @param hunks changed lines with some unchanged lines around them; empty if only line ends differ
 * @param omittedLines number of changed lines that are left out because the difference is too long
 */
public record FileDifference(
        String path,
        HowChanged how,
        boolean text,
        int bytesBefore,
        int bytesAfter,
        List<Hunk> hunks,
        int omittedLines) {

    public FileDifference {
        hunks = List.copyOf(hunks);
    }

    /**
     * Lines that belong together.
     *
     * @param lineBefore first line in the earlier file, from 1
     * @param lineAfter first line in the later file, from 1
     */
    public record Hunk(int lineBefore, int lineAfter, List<Line> lines) {

        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param lineBefore number in the earlier file, from 1; {@code null} if it was added
     * @param lineAfter {@code null} if it was removed
     */
    public record Line(
            HowChanged how,
            @Nullable Integer lineBefore,
            @Nullable Integer lineAfter,
            TextDifference text) {}
}
