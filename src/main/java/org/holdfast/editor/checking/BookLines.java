package org.holdfast.editor.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/** The lines of the files of a rule book, split once. */
final class BookLines {

    private final BookSource source;
    private final Map<String, List<String>> files = new HashMap<>();

    BookLines(BookSource source) {
        this.source = source;
    }

    /** Returns the lines of a file; none if it does not exist or is not text. */
    List<String> of(String path) {
        return files.computeIfAbsent(
                path,
                key -> source.has(key)
                        ? List.of(source.text(key, new Problems()).split("\n", -1))
                        : List.of());
    }

    /** Returns a line by its number from 1; empty if there is no such line. */
    String line(String path, int number) {
        List<String> lines = of(path);
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
    }
}
