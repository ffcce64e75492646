package org.holdfast.drafts;

import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A file to be saved in a draft.
 *
 * @param expected what the writer believes to be stored
 * @param merge whether to merge the text if something else is stored
 * @param field the text field that it was typed in, or {@code null} if there is none
 */
public record FileSave(
        String path,
        byte[] content,
        ExpectedFile expected,
        boolean merge,
        @Nullable TextField field) {

    /**
     * A text field, such as that of one tab of a browser. Its saves follow each other, so that they need no
     * confirmation from the server to be in order.
     *
     * @param id random, for as long as the page is open
     * @param save number of the save, increasing; an older one that arrives late is ignored
     */
    public record TextField(String id, long save) {

        static final int MAX_ID = 40;

        public TextField {
            if (!id.matches("[\\w-]{1," + MAX_ID + "}")) {
                throw new InvalidInput("editor", "is not an id; expected are 1 to " + MAX_ID + " letters and digits");
            }
        }
    }
}
