package org.holdfast.editor.sentence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Phrase}. */
public sealed interface PhrasePart {

    /**
     * Fixed words, with the spaces around them.
     *
     * @param forms the forms of a word after a number, in the order one, few, many; a single one if there is no choice
     */
    record Words(List<String> forms) implements PhrasePart {

        public Words {
            forms = List.copyOf(forms);
        }

        /** Returns the form for most numbers. */
        public String most() {
            return forms.get(forms.size() - 1);
        }
    }

    /**
     * A place for a value.
     *
     * @param name name of the value, such as {@code days}
     * @param expression regular expression for valid values
     * @param example a valid value
     * @param choices the only valid values; empty if there are others
     * @param names the names of the rule book that belong here; {@code null} if none do
     */
    record Blank(
            String name,
            String expression,
            String example,
            List<String> choices,
            @Nullable NameKind names) implements PhrasePart {

        public Blank {
            choices = List.copyOf(choices);
        }

        /** Returns whether the possible values can be listed. */
        public boolean isListed() {
            return names != null || !choices.isEmpty();
        }
    }
}
