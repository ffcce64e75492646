package org.holdfast.ingestion.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The value of one field as stated by an event.
 *
 * @param at when the event happened
 * @param source the sender of the event; {@code null} if it was stored by a release that did not record sources
 * @param implied {@code true} if the event did not state the value and its own time was used instead
 */
record FieldUpdate(
        Instant at,
        JsonNode value,
        @Nullable String source,
        @Nullable Boolean implied) {

    boolean isImplied() {
        return Boolean.TRUE.equals(implied);
    }

    /**
     * Returns whether this update takes precedence over another. A stated value precedes an implied one; of stated
     * values the latest counts, of implied ones the first, because later ones only repeat it. Of two updates with the
     * same time the same one always counts, in any order of arrival.
     */
    boolean isAfter(FieldUpdate other) {
        if (isImplied() != other.isImplied()) {
            return other.isImplied();
        }
        int order = isImplied() ? other.at.compareTo(at) : at.compareTo(other.at);
        return order > 0 || order == 0 && value.toString().compareTo(other.value.toString()) > 0;
    }

    /** Returns this update with another value. */
    FieldUpdate withValue(JsonNode completed) {
        return new FieldUpdate(at, completed, source, implied);
    }
}
