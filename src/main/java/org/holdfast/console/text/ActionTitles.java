package org.holdfast.console.text;

import org.holdfast.messages.Messages;

/** What actions are, in the language of the reader. Templates know it as {@code titles}. */
public record ActionTitles(Messages messages, String language) {

    /** @param otherwise what to call an action that the rule book has no more */
    public String of(String action, String otherwise) {
        return messages.outline(action, language).orElse(otherwise);
    }

    /** @param action id of an action, which the rule book may have no more */
    public String of(String action) {
        return messages.title(action, language);
    }
}
