package org.holdfast.insight;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.Fix;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ErrorSpan;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a rule book, with its position for an editor.
 *
 * @param line line from 1; 0 for the file as a whole
 * @param column column from 1, in UTF-16 units; 0 for the file as a whole
 * @param words the faulty text, exactly as in the file, beginning at the column
 * @param hint a suggestion, or empty
 * @param fixes corrections that can be applied to the text; absent where none were looked for
 */
public record RuleBookProblem(
        String severity,
        String file,
        int line,
        int column,
        String words,
        String text,
        String hint,
        @Nullable List<Fix> fixes) {

    /** Creates a problem without corrections. */
    public RuleBookProblem(String severity, String file, int line, int column, String words, String text, String hint) {
        this(severity, file, line, column, words, text, hint, null);
    }

    /** Returns problems with their corrections, in the language of a reader. */
    static List<RuleBookProblem> of(List<EditorProblem> problems) {
        return problems.stream()
                .map(problem -> new RuleBookProblem(
                        EnumLabels.of(problem.severity()),
                        problem.file(),
                        problem.range().line(),
                        problem.range().column(),
                        problem.words(),
                        problem.message(),
                        problem.hint(),
                        problem.fixes()))
                .toList();
    }

    public static List<RuleBookProblem> of(List<Problem> problems, BookSource source) {
        ErrorSpan places = new ErrorSpan(source);
        return problems.stream()
                .map(problem -> {
                    ErrorSpan.Place place = places.of(problem);
                    return new RuleBookProblem(
                            EnumLabels.of(problem.severity()),
                            problem.origin().file(),
                            problem.origin().line(),
                            place.column(),
                            place.words(),
                            problem.message(),
                            problem.hint());
                })
                .toList();
    }
}
