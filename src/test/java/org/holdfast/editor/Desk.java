package org.holdfast.editor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.checking.Fix;
import org.holdfast.editor.completion.CompletionItem;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.text.FileEdit;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;

/** The shipped rule book in an editor. A bar marks the cursor. */
final class Desk {

    static final BookSource SHIPPED = BookSource.read(Path.of("rules"));
    static final LanguageService SERVICE = new LanguageService(
            new DecisionModel.Assumptions("EUR", "en", ZoneId.of("Europe/Chisinau")), new Decider(Guardrails.all()));

    private Desk() {}

    static OpenFile file(String path, String text) {
        return new OpenFile(SHIPPED, path, text);
    }

    static BookSource with(String path, String text) {
        return SHIPPED.with(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    static String text(String path) {
        return SHIPPED.text(path, new Problems());
    }

    /** Returns a text after a correction of its file. */
    static String applied(String text, Fix fix) {
        String result = text;
        for (FileEdit edit : fix.edits()) {
            String[] lines = result.split("\n", -1);
            TextRange range = edit.range();
            result = result.substring(0, offset(lines, range.line(), range.column()))
                    + edit.text()
                    + result.substring(offset(lines, range.endLine(), range.endColumn()));
        }
        return result;
    }

    private static int offset(String[] lines, int line, int column) {
        int offset = column - 1;
        for (int i = 0; i < line - 1; i++) {
            offset += lines[i].length() + 1;
        }
        return offset;
    }

    /** Completes a text at the bar. */
    static Completions complete(String path, String textWithBar) {
        int cursor = textWithBar.indexOf('|');
        String text = textWithBar.substring(0, cursor) + textWithBar.substring(cursor + 1);
        return SERVICE.complete(file(path, text), cursor, "en");
    }

    static List<String> texts(String path, String textWithBar) {
        return complete(path, textWithBar).items().stream()
                .map(CompletionItem::text)
                .toList();
    }
}
