package org.holdfast.catalogue;

/**
 * A text for customers as its author wrote it, with placeholders.
 *
 * @param part which text of the message it is: {@code subject}, {@code body}, {@code promise}, {@code reason}, or
 *     {@code choices.ID}
 */
public record WrittenText(String part, String language, String text, String file, int line) {

    /** Part of the text that says why an action is taken. */
    public static final String REASON = "reason";

    CatalogueLine line(EntryPart entryPart) {
        return new CatalogueLine(entryPart, language, text, line);
    }
}
