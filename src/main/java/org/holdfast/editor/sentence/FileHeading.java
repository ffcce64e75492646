package org.holdfast.editor.sentence;

import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/** The comment at the top of a file of sentences, which says what they are about. */
final class FileHeading {

    private FileHeading() {}

    static String of(BookSource source, String file) {
        return source.text(file, new Problems())
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+", "").strip())
                .collect(Collectors.joining(" "));
    }
}
