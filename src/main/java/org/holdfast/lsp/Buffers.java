package org.holdfast.lsp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;

/**
 * The rule book in the editor: the files of a folder, and over them the buffers that are not saved yet. Thread-safe.
 */
final class Buffers {

    private static final String BOM = "\uFEFF";

    private final Map<String, String> texts = new HashMap<>();
    private @Nullable Path folder;
    private @Nullable BookSource saved;

    synchronized void begin(@Nullable Path root) {
        folder = root;
        saved = null;
    }

    /** Opens or changes a buffer; the first file in a rule book decides on the rule book. */
    synchronized void put(String uri, String text) {
        Path file = Folders.path(uri);
        if (folder == null && file != null) {
            folder = Folders.around(file);
        }
        texts.put(uri, text.startsWith(BOM) ? text.substring(1) : text);
    }

    synchronized void remove(String uri) {
        texts.remove(uri);
    }

    /** Forgets what was read from the folder, because a file has been saved. */
    synchronized void reload() {
        saved = null;
    }

    /** Returns the address of a file of the rule book. */
    synchronized String uri(String path) {
        for (String uri : texts.keySet()) {
            if (path.equals(path(uri))) {
                return uri;
            }
        }
        return folder == null ? path : folder.resolve(path).toUri().toString();
    }

    /** Returns the open file at an address, or {@code null} if it is not open or not part of a rule book. */
    synchronized @Nullable OpenFile file(String uri) {
        String text = texts.get(uri);
        String path = path(uri);
        BookSource book = path == null || text == null ? null : book();
        return book == null || text == null || path == null || text.length() > OpenFile.MAX_TEXT
                ? null
                : new OpenFile(book, path, text);
    }

    /** Returns the rule book with all buffers, or {@code null} if there is none, or it cannot be read. */
    synchronized @Nullable BookSource book() {
        if (folder == null) {
            return null;
        }
        try {
            saved = saved == null ? BookSource.read(folder) : saved;
            Map<String, byte @Nullable []> open = new HashMap<>();
            texts.forEach((uri, text) -> {
                String path = path(uri);
                if (path != null && BookSource.counts(path)) {
                    open.put(path, text.getBytes(StandardCharsets.UTF_8));
                }
            });
            return saved.with(open);
        } catch (BookUnreadable e) {
            return null;
        }
    }

    /** Returns the path of a file inside the rule book, or {@code null} if it is outside. */
    private @Nullable String path(String uri) {
        Path file = Folders.path(uri);
        if (folder == null || file == null || !file.startsWith(folder)) {
            return null;
        }
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
