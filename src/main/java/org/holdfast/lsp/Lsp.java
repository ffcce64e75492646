package org.holdfast.lsp;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.holdfast.diagnostics.Problem;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.Fix;
import org.holdfast.editor.hover.HoverText;
import org.holdfast.editor.text.FileEdit;
import org.holdfast.editor.text.TextRange;

/** Translates to the types of the protocol, whose lines and characters count from 0. */
final class Lsp {

    private Lsp() {}

    static Range range(TextRange range) {
        return new Range(
                new Position(range.line() - 1, range.column() - 1),
                new Position(range.endLine() - 1, range.endColumn() - 1));
    }

    /** Returns the offset of a position in a text; a position beyond the end of its line is the end of the line. */
    static int offset(String text, Position position) {
        int line = 0;
        int start = 0;
        for (int i = 0; i < text.length() && line < position.getLine(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                line++;
                start = i + 1;
            }
        }
        if (line < position.getLine()) {
            return text.length();
        }
        int end = start;
        while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return Math.min(end, start + Math.max(0, position.getCharacter()));
    }

    static Diagnostic diagnostic(EditorProblem problem) {
        String text = problem.hint().isEmpty() ? problem.message() : problem.message() + "\n" + problem.hint();
        DiagnosticSeverity severity =
                problem.severity() == Problem.Severity.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        return new Diagnostic(range(problem.range()), text, severity, "holdfast");
    }

    /** @param uri returns the address of a file of the rule book */
    static CodeAction action(EditorProblem problem, Fix fix, Function<String, String> uri) {
        Map<String, List<TextEdit>> edits = fix.edits().stream()
                .collect(Collectors.groupingBy(
                        (FileEdit edit) -> uri.apply(edit.path()),
                        Collectors.mapping(
                                edit -> new TextEdit(range(edit.range()), edit.text()), Collectors.toList())));
        CodeAction action = new CodeAction(fix.title());
        action.setKind(CodeActionKind.QuickFix);
        action.setDiagnostics(List.of(diagnostic(problem)));
        action.setEdit(new WorkspaceEdit(edits));
        return action;
    }

    static MarkupContent markup(HoverText hover) {
        StringBuilder text = new StringBuilder("**").append(hover.title()).append("**\n");
        if (!hover.help().isEmpty()) {
            text.append('\n').append(hover.help()).append('\n');
        }
        if (!hover.example().isEmpty()) {
            text.append("\n`").append(hover.example()).append("`\n");
        }
        hover.fields().forEach(field -> text.append("\n- ").append(field));
        return new MarkupContent(MarkupKind.MARKDOWN, text.toString());
    }
}
