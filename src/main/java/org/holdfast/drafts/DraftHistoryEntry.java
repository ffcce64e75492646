package org.holdfast.drafts;

import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history of a draft.
 *
 * @param number counted from 1 within the draft
 * @param path the file; {@code null} if the entry concerns the draft as a whole
 * @param hash hash of the content of the file afterwards; {@code null} if it did not exist afterwards
 * @param startedAt when the first of the changes was made that this entry stands for
 * @param at when the last of them was made
 */
public record DraftHistoryEntry(
        int number,
        Kind kind,
        @Nullable String path,
        @Nullable String hash,
        Contributor by,
        Instant startedAt,
        Instant at) {

    /** What was done. */
    public enum Kind {
        OPENED,
        EDITED,
        DELETED,
        /** The file is that of the base again. */
        REVERTED,
        /** The file is as it was at an earlier entry. */
        RESTORED,
        /** The text was merged with what someone else had stored meanwhile. */
        MERGED,
        /** The text was not stored, because it contradicted what was; the entry keeps it. */
        SET_ASIDE,
        /** The draft was updated onto another rule book. */
        UPDATED,
        RENAMED,
        DISCARDED,
        REOPENED,
        PUBLISHED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
