package org.holdfast.ingestion.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Refuses events that retract earlier ones, for example by reopening a complaint. They are not supported yet, and must
 * not be answered as if they had no effect.
 */
final class Retractions {

    private static final String PUT = " yet. Use PUT /v1/customers/{id} instead: the customer's facts with this ";
    /** What events of a type would do, and what to do instead. */
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "complaint.reopened", "reopen a complaint" + PUT + "complaint, without resolvedAt",
            "order.uncancelled", "revoke a cancellation" + PUT + "order, without cancelledAt",
            "order.undelivered", "revoke a delivery" + PUT + "order, without deliveredAt",
            "order.unshipped", "revoke a dispatch" + PUT + "order, without shippedAt");
    /** The type of event that would retract a field. */
    private static final Map<String, String> TYPES = Map.of(
            "resolvedAt",
            "complaint.reopened",
            "cancelledAt",
            "order.uncancelled",
            "deliveredAt",
            "order.undelivered",
            "shippedAt",
            "order.unshipped");

    private Retractions() {}

    /** Returns the problem with a type of event that is not supported yet; {@code null} for any other type. */
    static @Nullable String problem(String type) {
        String retraction = UNSUPPORTED.get(type);
        return retraction == null ? null : "is \"" + type + "\"; events cannot " + retraction;
    }

    /** @throws InvalidInput if the event's own time is null, which would state that it did not happen */
    static void checkOwnTime(EventType type, Set<String> nulls) {
        if (type.timeField() != null && nulls.contains(type.timeField())) {
            String retraction = TYPES.get(type.timeField());
            throw new InvalidInput(
                    type.timeField(),
                    retraction == null
                            ? "is null; give a time, or omit the field to use the time of the event"
                            : "is null; events cannot " + UNSUPPORTED.get(retraction));
        }
    }

    /** @throws InvalidInput if the event retracts a stored time that lies before the event */
    static void check(ValidatedEvent event, @Nullable ObjectNode stored) {
        for (String field : event.nulls()) {
            if (stored != null && TYPES.containsKey(field) && event.at().isAfter(time(stored.get(field)))) {
                throw new InvalidInput(
                        "data." + field,
                        "is null, but it is known to be " + stored.get(field).asString() + "; events cannot "
                                + UNSUPPORTED.get(TYPES.get(field)));
            }
        }
        if (stored != null
                && event.type() == EventType.COMPLAINT_OPENED
                && stored.hasNonNull("resolvedAt")
                && time(event.fields().get("openedAt")).isAfter(time(stored.get("resolvedAt")))) {
            throw new InvalidInput(
                    "data.openedAt",
                    "is after " + stored.get("resolvedAt").asString()
                            + ", when this complaint was resolved; events cannot "
                            + UNSUPPORTED.get("complaint.reopened"));
        }
    }

    /** @throws InvalidInput if the event only sets known fields to null */
    static void checkNulls(ValidatedEvent event, ObjectNode stored) {
        event.nulls().stream().filter(stored::hasNonNull).findFirst().ifPresent(field -> {
            throw new InvalidInput(
                    "data." + field,
                    "is null, but it is known; events cannot clear a field yet. Use PUT /v1/customers/{id} instead: "
                            + "the customer's facts without it");
        });
    }

    /** Returns a time, or the maximum instant if there is none. */
    private static Instant time(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? Instant.MAX
                : DateOrInstant.parse(value.asString()).start(ZoneOffset.UTC);
    }
}
