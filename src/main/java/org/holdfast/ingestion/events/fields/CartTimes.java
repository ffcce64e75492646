package org.holdfast.ingestion.events.fields;

import java.time.Instant;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The times of events about carts. Such an event states that the cart has changed, so the time of the event is when it
 * did, unless the event says otherwise; and when it did is the time of an event that has none.
 */
public final class CartTimes {

    private static final String CHANGED_AT = "changedAt";

    private CartTimes() {}

    /** Returns when the event happened: events without a time must not seem newer than they are. */
    public static Instant at(CloudEvent event, Instant now) {
        if (event.time() != null) {
            return event.time();
        }
        DateOrInstant stated = stated(event.data().path(CHANGED_AT).asString(""));
        return stated instanceof DateOrInstant.Exact exact && exact.at().isBefore(now) ? exact.at() : now;
    }

    private static @Nullable DateOrInstant stated(String changedAt) {
        try {
            return changedAt.isEmpty() ? null : DateOrInstant.parse(changedAt);
        } catch (InvalidInput e) {
            // It is refused with its name when the record is read.
            return null;
        }
    }

    /** Adds when the cart has changed, unless it is stated. */
    public static void add(ObjectNode fields, Instant at) {
        if (!fields.has(CHANGED_AT)) {
            fields.put(CHANGED_AT, at.toString());
        }
    }
}
