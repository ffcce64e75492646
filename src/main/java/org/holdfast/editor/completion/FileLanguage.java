package org.holdfast.editor.completion;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;

/** Finds out in which language a rule file is written. */
final class FileLanguage {

    private final Sentences sentences;

    FileLanguage(Sentences sentences) {
        this.sentences = sentences;
    }

    /**
     * Returns the language of the file; all languages if it has no words yet.
     *
     * @param readers the language of the reader, in which a new file is most likely begun
     */
    List<String> of(OpenFile file, String readers) {
        return sentences
                .languageIfKnown(SourceMappedText.of(file.path(), file.text()))
                .map(List::of)
                .orElseGet(() -> all(readers));
    }

    private List<String> all(String readers) {
        return Stream.concat(Stream.of(readers), sentences.all().stream().map(Sentence::language))
                .distinct()
                .toList();
    }
}
