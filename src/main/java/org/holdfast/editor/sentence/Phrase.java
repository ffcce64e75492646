package org.holdfast.editor.sentence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that can be said: a whole line of a rule, in words and blanks.
 *
 * @param role what the line is in a rule
 * @param help what it means, in a sentence or two, or empty
 * @param example the phrase with values in its blanks, or empty
 * @param meaning what it means independent of its language and values; phrases with the same one are translations
 * @param language ISO code of its language
 */
public record Phrase(Role role, List<PhrasePart> parts, String help, String example, String meaning, String language) {

    /** What a line is in a rule. */
    public enum Role {
        /** A line of the frame, such as {@code when}, or a line between the name and the conditions. */
        KEYWORD,
        CONDITION,
        /** A line with a dash, which narrows the condition above it. */
        DETAIL,
        PROPOSAL
    }

    public Phrase {
        parts = List.copyOf(parts);
    }

    /** Returns the phrase with an ellipsis for each blank, such as {@code that is late by at least … days}. */
    public String label() {
        String label = parts.stream()
                .map(part -> part instanceof PhrasePart.Words words ? words.most() : "…")
                .collect(Collectors.joining());
        // No number before a first word decides on its form.
        return !parts.isEmpty() && parts.get(0) instanceof PhrasePart.Words first
                ? first.forms().get(0) + label.substring(first.most().length())
                : label;
    }

    /** Returns the blanks in their order. */
    public List<PhrasePart.Blank> blanks() {
        return parts.stream()
                .filter(PhrasePart.Blank.class::isInstance)
                .map(PhrasePart.Blank.class::cast)
                .toList();
    }
}
