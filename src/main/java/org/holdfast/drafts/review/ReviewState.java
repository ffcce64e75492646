package org.holdfast.drafts.review;

import org.holdfast.facts.validation.EnumLabels;

/** How far a change is on its way to be live. */
public enum ReviewState {
    DRAFT,
    WAITS_FOR_REVIEW,
    CHANGES_ASKED,
    APPROVED,
    SCHEDULED,
    LIVE,
    DISCARDED;

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
