package org.holdfast.diagnostics;

import java.util.Comparator;

/**
 * Something wrong with a rule book, said so that the author of the file can mend it.
 *
 * @param message what is wrong, one sentence, in the words of the file
 * @param hint what to try, beginning with "Maybe"; empty when there is nothing to suggest
 */
public record Problem(Severity severity, SourceLocation origin, String message, String hint) {

    /** Errors keep a rule book from going live, warnings do not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Two problems of one row of a table are told once, whichever sentence of it they were found in. */
    public Problem {
        origin = origin.sentence().isEmpty() ? origin : origin.withText("");
    }

    /** Errors first, then by place. */
    public static final Comparator<Problem> READING_ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(problem -> problem.origin().file())
            .thenComparing(problem -> problem.origin().line())
            .thenComparing(Problem::message);

    public static Problem error(SourceLocation origin, String message, String hint) {
        return new Problem(Severity.ERROR, origin, message, hint);
    }

    public static Problem warning(SourceLocation origin, String message, String hint) {
        return new Problem(Severity.WARNING, origin, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return origin + ": " + (isError() ? "" : "warning: ") + message + (hint.isEmpty() ? "" : " " + hint);
    }
}
