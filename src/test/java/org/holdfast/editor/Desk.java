package org.holdfast.editor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.editor.completion.CompletionItem;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.text.OpenFile;
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
