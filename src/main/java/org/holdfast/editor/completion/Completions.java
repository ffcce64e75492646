package org.holdfast.editor.completion;

import java.util.List;

/**
 * What can be written at the cursor, best first.
 *
 * @param more whether there are more items, so that typing on may bring others
 */
public record Completions(List<CompletionItem> items, boolean more) {

    /** Maximum number of items; a longer list is not read. */
    public static final int MAX_ITEMS = 200;

    public static final Completions NONE = new Completions(List.of(), false);

    public Completions {
        items = List.copyOf(items);
    }

    /** Returns the first items of a list. */
    public static Completions of(List<CompletionItem> items) {
        return new Completions(items.stream().limit(MAX_ITEMS).toList(), items.size() > MAX_ITEMS);
    }
}
