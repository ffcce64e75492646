package org.holdfast.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.text.OpenFile;

/** Translates what can be written at the cursor. */
final class CompletionItems {

    private CompletionItems() {}

    /**
     * Translates the items in their order, which editors would otherwise change. Editors filter by what stands in the
     * range of an item, which need not be its beginning.
     *
     * @param offset position of the cursor
     */
    static List<CompletionItem> of(Completions found, OpenFile file, int offset) {
        int column = file.position(offset).column();
        List<CompletionItem> items = new ArrayList<>();
        for (var each : found.items()) {
            String typed = file.text().substring(offset - (column - each.range().column()), offset);
            CompletionItem item = new CompletionItem(each.label());
            item.setKind(
                    switch (each.kind()) {
                        case KEYWORD -> CompletionItemKind.Keyword;
                        case CONDITION, DETAIL -> CompletionItemKind.Snippet;
                        case PROPOSAL -> CompletionItemKind.Event;
                        case NAME -> CompletionItemKind.Reference;
                        case VALUE -> CompletionItemKind.EnumMember;
                        case KEY -> CompletionItemKind.Property;
                    });
            item.setSortText(String.format("%04d", items.size()));
            item.setFilterText(typed.isEmpty() ? each.label() : typed);
            item.setInsertTextFormat(InsertTextFormat.Snippet);
            item.setTextEdit(Either.forLeft(new TextEdit(Lsp.range(each.range()), each.snippet())));
            item.setDocumentation((each.help() + "\n\n" + each.example()).strip());
            items.add(item);
        }
        return items;
    }
}
