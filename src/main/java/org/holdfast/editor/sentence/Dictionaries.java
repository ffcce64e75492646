package org.holdfast.editor.sentence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;

/** The dictionaries of the rule books in use; reading one takes longer than a reader waits. Thread-safe. */
public final class Dictionaries {

    /** The live book, and drafts that change the language. */
    private static final int KEPT = 4;

    private final Map<String, Dictionary> byHash = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Dictionary> eldest) {
            return size() > KEPT;
        }
    };

    /** Returns the dictionary of a rule book. */
    public synchronized Dictionary of(BookSource source) {
        StringBuilder hash = new StringBuilder(Sentences.fingerprint(source)).append(source.semantics());
        source.paths("language/", "").forEach(path -> hash.append(path).append(source.fileHash(path)));
        return byHash.computeIfAbsent(hash.toString(), key -> read(source));
    }

    private static Dictionary read(BookSource source) {
        Sentences sentences = Sentences.read(source, new Problems());
        return new Dictionary(sentences, all(TemplateSentences.of(sentences, source), GrammarSentences.of(sentences)));
    }

    /** Offers what is written in the language files first. */
    private static SentenceSource all(SentenceSource written, SentenceSource generated) {
        return (place, language, typed) -> Stream.concat(
                        written.at(place, language, typed).stream(), generated.at(place, language, typed).stream())
                .toList();
    }
}
