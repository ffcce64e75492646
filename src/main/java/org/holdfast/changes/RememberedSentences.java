package org.holdfast.changes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;

/** The sentences of the books that were compared last, because most books have the same and reading them is dear. */
final class RememberedSentences {

    private static final int REMEMBERED = 4;
    private static final Map<String, Sentences> BY_CONTENT = new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    private RememberedSentences() {}

    static Sentences of(BookSource source) {
        StringBuilder content = new StringBuilder().append(source.semantics()).append(' ');
        source.paths("language/", ".dsl")
                .forEach(path ->
                        content.append(path).append(source.fileHash(path)).append(' '));
        synchronized (BY_CONTENT) {
            Sentences sentences =
                    BY_CONTENT.computeIfAbsent(content.toString(), key -> Sentences.read(source, new Problems()));
            if (BY_CONTENT.size() > REMEMBERED) {
                BY_CONTENT.remove(BY_CONTENT.keySet().iterator().next());
            }
            return sentences;
        }
    }
}
