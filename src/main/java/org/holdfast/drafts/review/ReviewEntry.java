package org.holdfast.drafts.review;

import java.time.Instant;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a draft.
 *
 * @param number counted from 1 within the draft
 * @param version version of the whole rule book that would have gone live then
 * @param askedOf id of the person who was asked for the review; {@code null} if any approver was
 * @param withdrawnAt when its author withdrew it; {@code null} if it stands
 */
public record ReviewEntry(
        UUID draft,
        int number,
        Kind kind,
        String version,
        int semantics,
        Contributor by,
        @Nullable String askedOf,
        String note,
        Instant at,
        @Nullable Instant withdrawnAt) {

    /** What was said. */
    public enum Kind {
        ASKED,
        APPROVED,
        CHANGES_ASKED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** Returns whether this is a verdict that stands, about exactly this rule book. */
    boolean isVerdictOn(String book, int itsSemantics) {
        return kind != Kind.ASKED && withdrawnAt == null && version.equals(book) && semantics == itsSemantics;
    }
}
