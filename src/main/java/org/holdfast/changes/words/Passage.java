package org.holdfast.changes.words;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.facts.validation.EnumLabels;

/**
 * One change in sentences.
 *
 * @param name name of what changes, such as that of a rule
 * @param label what it is and its name, as a heading
 * @param file file in which it stands; for texts, the folder
 * @param sentences one for each thing that changes about it
 */
public record Passage(Subject subject, HowChanged how, String name, String label, String file, List<String> sentences) {

    public Passage {
        sentences = List.copyOf(sentences);
    }

    /** What changes, in the order in which changes are read. */
    public enum Subject {
        RULE,
        TABLE,
        ACTION,
        LIMIT,
        PROGRAMME,
        MESSAGE,
        SCENARIO,
        SENTENCE,
        FILE;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
