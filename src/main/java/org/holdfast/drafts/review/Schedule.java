package org.holdfast.drafts.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.holdfast.drafts.Contributor;
import org.holdfast.facts.validation.EnumLabels;

/**
 * When a draft is to go live.
 *
 * @param number counted from 1 within the draft; the last one counts
 * @param zone the time zone in which the moment was chosen
 * @param note the note of the publication
 * @param failure why it did not go live; empty unless it failed
 * @param draftVersion version of the text that was scheduled
 */
public record Schedule(
        UUID draft,
        int number,
        Instant at,
        ZoneId zone,
        String note,
        Contributor by,
        State state,
        String failure,
        String draftVersion) {

    /** What has become of it. */
    public enum State {
        WAITING,
        /** A node publishes it now. */
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public boolean isWaiting() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
