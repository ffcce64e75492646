package org.holdfast.drafts;

import java.time.Instant;
import java.util.UUID;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A draft of the rule book: changes to the files of a publication.
 *
 * @param base number of the publication that it changes
 * @param author who opened it; others may have written in it, see {@link DraftService#contributors}
 * @param revision increases with every change of the draft
 * @param endedAt when it was discarded or published; {@code null} while it is open
 * @param publishedAs number of the publication that it became; {@code null} unless it was published
 */
public record Draft(
        UUID id,
        String title,
        int base,
        Contributor author,
        State state,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @Nullable Integer publishedAs) {

    /** The life of a draft. */
    public enum State {
        OPEN,
        /** Can be reopened for thirty days. */
        DISCARDED,
        PUBLISHED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Returns this draft with another publication as its base. */
    Draft onto(int publication) {
        return new Draft(id, title, publication, author, state, revision, createdAt, updatedAt, endedAt, publishedAs);
    }
}
