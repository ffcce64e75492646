package org.holdfast.editor.checking;

import java.util.List;
import org.holdfast.diagnostics.Problem.Severity;
import org.holdfast.editor.text.TextRange;

/**
 * A problem in the language of its reader, with its corrections.
 *
 * @param file path of the file inside the rule book
 * @param range the words at fault; the beginning of the file if it is at fault as a whole
 * @param words the words at fault, as in the file; empty if the file is at fault as a whole
 * @param hint what to try, or empty
 */
public record EditorProblem(
        String file, TextRange range, String words, Severity severity, String message, String hint, List<Fix> fixes) {

    public EditorProblem {
        fixes = List.copyOf(fixes);
    }
}
