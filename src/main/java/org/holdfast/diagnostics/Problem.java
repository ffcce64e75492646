package org.holdfast.diagnostics;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a rule book, described for the author of the file.
 *
 * @param message what is wrong, in one sentence
 * @param hint what to try, beginning with "Maybe"; empty if there is no suggestion
 * @param text the message and the hint independent of the language; {@code null} if they exist only in English
 */
public record Problem(
        Severity severity,
        SourceLocation origin,
        String message,
        String hint,
        @Nullable ProblemText text) {

    /** Errors prevent publication of a rule book, warnings do not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** Drops the words of a table row, so that a problem found in several sentences of one row is reported once. */
    public Problem {
        origin = origin.sentence().isEmpty() ? origin : origin.withText("");
    }

    /** Orders errors before warnings, then by location. */
    public static final Comparator<Problem> READING_ORDER = Comparator.comparing(Problem::severity)
            .thenComparing(problem -> problem.origin().file())
            .thenComparing(problem -> problem.origin().line())
            .thenComparing(Problem::message);

    public static Problem error(SourceLocation origin, String message, String hint) {
        return new Problem(Severity.ERROR, origin, message, hint, null);
    }

    public static Problem warning(SourceLocation origin, String message, String hint) {
        return new Problem(Severity.WARNING, origin, message, hint, null);
    }

    /** Creates a problem with a message in a language. */
    static Problem of(Severity severity, SourceLocation origin, ProblemText text, String language) {
        return new Problem(severity, origin, text.message(language), text.hint(language), text);
    }

    /** Returns this problem in the language of a reader; unchanged if its message exists only in English. */
    public Problem in(String language) {
        return text == null ? this : of(severity, origin, text, language);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return origin + ": " + (isError() ? "" : "warning: ") + message + (hint.isEmpty() ? "" : " " + hint);
    }
}
