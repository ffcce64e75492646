package org.holdfast.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * A rule book with everything that was found out about it.
 *
 * @param coverage what the scenarios leave untried, when they could be played
 * @param book ready to decide, or {@code null} when it could not be built; failed scenarios do not keep it from being
 *     built, only from going live
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

    /** Whether it may go live. */
    public boolean passed() {
        return book != null && problems.stream().noneMatch(Problem::isError);
    }

    /** The same with warnings that were found elsewhere. */
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
