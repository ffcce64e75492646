package org.holdfast.editor.form;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.editor.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;

/** Finds the field to which a problem of a reader belongs, by its line and value. What has none is kept for the top. */
public final class FormProblems {

    private final YamlDocument document;
    private final List<Problem> left;

    public FormProblems(YamlDocument document, List<Problem> problems) {
        this.document = document;
        this.left = new ArrayList<>(problems);
    }

    public static FormProblems none(YamlDocument document) {
        return new FormProblems(document, List.of());
    }

    @Nullable
    String of(NodePath path, String value) {
        int line = document.line(path);
        for (Problem problem : left) {
            if (line > 0
                    && problem.origin().line() == line
                    && problem.origin().text().equals(value)) {
                left.remove(problem);
                return words(problem);
            }
        }
        return null;
    }

    /** Returns the problems that belong to no field, as sentences. */
    public List<String> others() {
        return left.stream().map(FormProblems::words).toList();
    }

    private static String words(Problem problem) {
        return problem.hint().isEmpty() ? problem.message() : problem.message() + " " + problem.hint();
    }
}
