package org.holdfast.rules.files;

import java.util.SortedMap;
import java.util.TreeMap;

/** Collects files and enforces the limits. */
final class BookCollector {

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private long total;

    void add(String path, byte[] bytes) {
        if (!BookSource.counts(path)) {
            return;
        }
        BookPaths.check(path);
        if (bytes.length > BookSource.MAX_FILE_BYTES) {
            throw BookSource.fileTooLarge(path);
        }
        files.put(path, bytes);
        total += bytes.length;
        if (files.size() > BookSource.MAX_FILES || total > BookSource.MAX_BOOK_BYTES) {
            throw BookSource.tooLarge("This rule book");
        }
    }

    BookSource source() {
        BookPaths.checkTogether(files.keySet());
        return new BookSource(files);
    }
}
