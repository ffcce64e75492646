package org.holdfast.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * The result of validating a rule book.
 *
 * @param book the rule book ready for decisions; {@code null} if it could not be built. Failed scenarios do not prevent
 *     it from being built, only from going live
 * @param scenarios results of the scenarios; empty if they could not be run
 * @param coverage what the scenarios do not cover; {@code null} if they could not be run
 */
public record ValidationReport(
        BookSource source,
        @Nullable DecisionModel book,
        List<Problem> problems,
        List<ScenarioResult> scenarios,
        @Nullable Coverage coverage) {

    public ValidationReport {
        problems = List.copyOf(problems);
        scenarios = List.copyOf(scenarios);
    }

    /** Returns whether the rule book may go live. */
    public boolean passed() {
        return book != null && problems.stream().noneMatch(Problem::isError);
    }

    /** Returns this report with additional warnings. */
    public ValidationReport with(List<Problem> warnings) {
        return new ValidationReport(
                source,
                book,
                Stream.concat(problems.stream(), warnings.stream())
                        .sorted(Problem.READING_ORDER)
                        .toList(),
                scenarios,
                coverage);
    }

    public long failures() {
        return scenarios.stream().filter(result -> !result.passed()).count();
    }
}
