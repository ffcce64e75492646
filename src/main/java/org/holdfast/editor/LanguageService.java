package org.holdfast.editor;

import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.editor.completion.Completer;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.editor.text.OpenFile;

/**
 * Helps to write the text of a rule book. It keeps what it has read, so one instance should live as long as its editor.
 * Thread-safe.
 */
public final class LanguageService {

    private final Completer completer;

    public LanguageService(DecisionModel.Assumptions assumptions, Decider decider) {
        Dictionaries dictionaries = new Dictionaries();
        this.completer = new Completer(dictionaries, assumptions, decider.names());
    }

    /**
     * Returns what can be written at the cursor, best first.
     *
     * @param offset position of the cursor in the text, in UTF-16 units
     * @param language ISO code of the reader's language, in which a new rule file is begun
     */
    public Completions complete(OpenFile file, int offset, String language) {
        return completer.at(file, offset, language);
    }
}
