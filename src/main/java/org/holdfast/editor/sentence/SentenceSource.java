package org.holdfast.editor.sentence;

import java.util.List;
import org.holdfast.rules.language.expansion.RulePlace;

/** Knows what can be said at a place of a rule. */
@FunctionalInterface
public interface SentenceSource {

    /**
     * Returns the phrases that can stand at a place, best first.
     *
     * @param place where in a rule the phrase would stand
     * @param language ISO code of the language of the rule
     * @param typed the beginning of the line, without indentation and dash; a source may leave out what it rules out,
     *     but need not
     */
    List<Phrase> at(RulePlace place, String language, String typed);
}
