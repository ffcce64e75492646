package org.holdfast.editor.completion;

import org.holdfast.editor.text.TextRange;
import org.holdfast.facts.validation.EnumLabels;

/**
 * Something that can be written at the cursor.
 *
 * @param label how a list shows it
 * @param text what replaces the range
 * @param snippet the same with tab stops, such as {@code late by at least ${1:3} days}, in the syntax of the language
 *     server protocol; a dollar sign, a closing brace or a backslash of the text itself has a backslash before it
 * @param help what it means, or empty
 * @param example an example, or empty
 * @param range what is replaced; it contains the cursor
 */
public record CompletionItem(
        String label, String text, String snippet, String help, String example, Kind kind, TextRange range) {

    /** The kinds of items. */
    public enum Kind {
        /** A line of the frame of a rule. */
        KEYWORD,
        CONDITION,
        /** A line with a dash. */
        DETAIL,
        PROPOSAL,
        /** A name that the rule book defines. */
        NAME,
        /** One of a fixed list of values. */
        VALUE,
        /** A key of a YAML file. */
        KEY;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
