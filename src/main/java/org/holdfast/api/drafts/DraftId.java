package org.holdfast.api.drafts;

import java.util.UUID;
import org.holdfast.facts.validation.NotFound;

/** Reads the id of a draft from a path. */
final class DraftId {

    static final String DESCRIPTION = "Id of the draft";

    private DraftId() {}

    /** @throws NotFound if it is not an id */
    static UUID read(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("draft", id);
        }
    }
}
