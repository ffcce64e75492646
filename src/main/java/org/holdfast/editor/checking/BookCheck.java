package org.holdfast.editor.checking;

import java.util.List;
import org.holdfast.simulation.ValidationReport;

/**
 * The result of checking a whole rule book.
 *
 * @param failed the examples that failed
 */
public record BookCheck(ValidationReport report, List<EditorProblem> problems, List<ExampleResult> failed) {

    public BookCheck {
        problems = List.copyOf(problems);
        failed = List.copyOf(failed);
    }

    /** Returns whether the rule book may go live. */
    public boolean passed() {
        return report.passed();
    }
}
