package org.holdfast.drafts.merge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** Merges the changes of a draft onto a rule book other than its base. */
public final class BookMerge {

    private final BookSource theirs;
    private final SortedMap<String, FileMerge> files = new TreeMap<>();

    /**
     * @param base the common ancestor
     * @param changed paths of all files in which {@code mine} differs from the base
     */
    public BookMerge(BookSource base, BookSource mine, Collection<String> changed, BookSource theirs) {
        this.theirs = theirs;
        changed.forEach(
                path -> files.put(path, FileMerge.of(path, bytes(base, path), bytes(mine, path), bytes(theirs, path))));
    }

    /** Returns where the two sides contradict each other, by path; empty if the merge is unambiguous. */
    public List<MergeConflict> conflicts() {
        return files.values().stream()
                .flatMap(file -> file.conflicts().stream())
                .toList();
    }

    /**
     * Returns the merged content of the changed files; {@code null} stands for a deleted file.
     *
     * @param resolutions by path and part
     * @throws IllegalStateException if a conflict is not resolved
     */
    public Map<String, byte @Nullable []> contents(Map<String, Map<String, Resolution>> resolutions) {
        Map<String, byte @Nullable []> contents = new HashMap<>();
        files.forEach((path, file) -> contents.put(path, file.content(resolutions.getOrDefault(path, Map.of()))));
        return contents;
    }

    /** Returns the other rule book with these contents. */
    public BookSource onto(Map<String, byte @Nullable []> contents) {
        return with(theirs, contents);
    }

    /** Returns a rule book with other contents of some files; {@code null} deletes a file. */
    public static BookSource with(BookSource book, Map<String, byte @Nullable []> contents) {
        if (contents.isEmpty()) {
            return book;
        }
        Map<String, byte[]> files = new HashMap<>();
        book.paths().forEach(path -> files.put(path, book.bytes(path)));
        contents.forEach((path, bytes) -> {
            if (bytes == null) {
                files.remove(path);
            } else {
                files.put(path, bytes);
            }
        });
        return BookSource.ofPublished(files);
    }

    private static byte @Nullable [] bytes(BookSource book, String path) {
        return book.has(path) ? book.bytes(path) : null;
    }
}
