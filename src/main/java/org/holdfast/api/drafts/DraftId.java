package org.holdfast.api.drafts;

import java.util.UUID;
import org.holdfast.facts.validation.NotFound;

/** Reads the id of a draft from a path. */
public final class DraftId {

    public static final String DESCRIPTION = "Id of the draft";

    private DraftId() {}

    /** @throws NotFound if it is not an id */
    public static UUID read(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("draft", id);
        }
    }
}
