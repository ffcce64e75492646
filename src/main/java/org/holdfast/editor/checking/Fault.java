package org.holdfast.editor.checking;

import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.editor.text.TextRange;
import org.jspecify.annotations.Nullable;

/** The words that a problem is about, and where they are. */
record Fault(TextRange range, String words) {

    /** An example is reported where it begins; the wrong name is on a line below. */
    private static final String NAME_IN_EXAMPLE = "scenario.no-such-name";

    private static final int MAX_LINES = 40;

    /** Returns the fault if it is not on the line of the problem; {@code null} if it is. */
    static @Nullable Fault of(Problem problem, BookLines lines) {
        ProblemText text = problem.text();
        if (text == null || !text.key().equals(NAME_IN_EXAMPLE)) {
            return null;
        }
        String name = String.valueOf(text.arguments().get("name"));
        String file = problem.origin().file();
        int first = problem.origin().line();
        for (int line = first; line < first + MAX_LINES; line++) {
            String words = lines.line(file, line);
            int at = words.indexOf(name);
            boolean next = line > first && words.startsWith("- ");
            if (next) {
                return null;
            }
            if (at >= 0 && !(line == first && words.contains("name:"))) {
                return new Fault(TextRange.inLine(line, at + 1, at + 1 + name.length()), name);
            }
        }
        return null;
    }
}
