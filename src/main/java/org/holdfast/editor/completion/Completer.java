package org.holdfast.editor.completion;

import java.util.List;
import java.util.Set;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.editor.sentence.BookNames;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.editor.sentence.Dictionary;
import org.holdfast.editor.text.OpenFile;

/** Finds what can be written at the cursor. Thread-safe. */
public final class Completer {

    private final Dictionaries dictionaries;
    private final Set<String> guardrails;
    private final YamlProbe probe;

    /** @param guardrails the names of all guardrails of the program */
    public Completer(Dictionaries dictionaries, DecisionModel.Assumptions assumptions, Set<String> guardrails) {
        this.dictionaries = dictionaries;
        this.guardrails = Set.copyOf(guardrails);
        this.probe = new YamlProbe(assumptions.language(), assumptions.currency(), assumptions.timeZone());
    }

    /**
     * Returns what can be written, best first; nothing in files that are not completed.
     *
     * @param offset position of the cursor in the text, in UTF-16 units
     * @param language ISO code of the reader's language, in which a new rule file is begun and declared facts are
     *     explained
     */
    public Completions at(OpenFile file, int offset, String language) {
        file.position(offset);
        BookNames names = new BookNames(file.book(), guardrails);
        if (file.isRuleText()) {
            Dictionary dictionary = dictionaries.of(file.book());
            List<String> languages = new FileLanguage(dictionary.sentences()).of(file, language);
            return new RuleCompletion(file, offset, dictionary, names, languages).items();
        }
        return file.isYaml()
                ? new YamlCompletion(file, offset, names, new RuleNames(), probe, language).items()
                : Completions.NONE;
    }
}
