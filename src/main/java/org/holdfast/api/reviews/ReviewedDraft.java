package org.holdfast.api.reviews;

import java.util.UUID;
import org.holdfast.facts.validation.NotFound;

/** Reads the id of a draft from a path. */
final class ReviewedDraft {

    private ReviewedDraft() {}

    /** @throws NotFound if it is not an id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("draft", text);
        }
    }
}
