package org.holdfast.ingestion.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an event has told of one field.
 *
 * @param at when the event happened
 * @param source who told it; {@code null} when it was kept before sources were
 * @param implied {@code true} when the event did not say so itself and the time at which it happened was taken
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
     * Whether it counts more. What was said comes before what was implied; of what was said the latest counts, of what
     * was implied the first: something happens once, and is only told again. Of two at the same time always the same
     * one counts, whichever comes first.
     */
    boolean isAfter(FieldUpdate other) {
        if (isImplied() != other.isImplied()) {
            return other.isImplied();
        }
        int order = isImplied() ? other.at.compareTo(at) : at.compareTo(other.at);
        return order > 0 || order == 0 && value.toString().compareTo(other.value.toString()) > 0;
    }

    /** The same, told with another value. */
    FieldUpdate saying(JsonNode completed) {
        return new FieldUpdate(at, completed, source, implied);
    }
}
