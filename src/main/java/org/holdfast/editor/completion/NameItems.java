package org.holdfast.editor.completion;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.editor.sentence.BookName;
import org.holdfast.editor.text.TextRange;

/** Offers names: those that begin with what was typed, then those that contain it. */
final class NameItems {

    private NameItems() {}

    static List<CompletionItem> of(List<BookName> names, String typed, TextRange range, CompletionItem.Kind kind) {
        String folded = Folded.of(typed);
        List<CompletionItem> beginning = new ArrayList<>();
        List<CompletionItem> containing = new ArrayList<>();
        for (BookName each : names) {
            String name = Folded.of(each.name());
            if (name.startsWith(folded)) {
                beginning.add(item(each, range, kind));
            } else if (name.contains(folded)) {
                containing.add(item(each, range, kind));
            }
        }
        beginning.addAll(containing);
        return beginning;
    }

    private static CompletionItem item(BookName name, TextRange range, CompletionItem.Kind kind) {
        return new CompletionItem(
                name.name(), name.name(), PhraseWriter.escape(name.name()), name.help(), "", kind, range);
    }
}
