package org.holdfast.desk.timeline;

import java.time.Instant;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.facts.Channel;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param id unique among the entries of its kind
 * @param text what happened, in the reader's language
 * @param status status of the action or of the promise; {@code null} for other kinds
 * @param due deadline of a promise; {@code null} for other kinds
 * @param about the decision or the subject that it is about
 * @param reported who reported it, and what they noted; {@code null} for other kinds
 */
public record TimelineEntry(
        Instant at,
        Kind kind,
        String id,
        String text,
        @Nullable String status,
        @Nullable Due due,
        About about,
        @Nullable Reported reported) {

    /** The kind of entry. Of what happened at the same moment, the effect is shown above its cause. */
    public enum Kind {
        OUTCOME,
        POINTS,
        PROMISE,
        DECISION,
        INCIDENT_CLOSED,
        INCIDENT_OPENED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** @param overdue whether it has passed and nothing shows that the promise was kept */
    public record Due(Instant at, boolean overdue) {}

    /**
     * What an entry is about.
     *
     * @param decisionId decision that can be opened; {@code null} if there is none
     * @param subject id of the order or complaint
     */
    public record About(
            @Nullable String decisionId,
            @Nullable String subject,
            @Nullable Channel channel,
            @Nullable Money amount) {

        static final About NOTHING = new About(null, null, null, null);
    }

    /** @param choice id of the chosen remedy */
    public record Reported(
            @Nullable String by,
            @Nullable String note,
            @Nullable String choice) {}
}
