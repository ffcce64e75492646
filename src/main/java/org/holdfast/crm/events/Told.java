package org.holdfast.crm.events;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What an event has told of one field.
 *
 * @param at when the event happened
 */
record Told(Instant at, JsonNode value) {

    /** Of two at the same time always the same one counts, whichever comes first. */
    boolean isAfter(Told other) {
        int order = at.compareTo(other.at);
        return order > 0 || order == 0 && value.toString().compareTo(other.value.toString()) > 0;
    }
}
