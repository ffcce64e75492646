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
 * Events that take back what others have told, such as that a complaint is open again. They cannot do that yet, and
 * whoever sends one must not be told that nothing has changed.
 */
final class Retractions {

    private static final Map<String, String> LATER = Map.of(
            "complaint.reopened",
                    "reopen a complaint yet. Say it with PUT /v1/customers/{id}: the customer's facts with this complaint, without resolvedAt",
            "order.uncancelled",
                    "take back a cancellation yet. Say it with PUT /v1/customers/{id}: the customer's facts with this order, without cancelledAt",
            "order.undelivered",
                    "take back a delivery yet. Say it with PUT /v1/customers/{id}: the customer's facts with this order, without deliveredAt",
            "order.unshipped",
                    "take back a dispatch yet. Say it with PUT /v1/customers/{id}: the customer's facts with this order, without shippedAt");
    private static final Map<String, String> STATES = Map.of(
            "resolvedAt",
            "complaint.reopened",
            "cancelledAt",
            "order.uncancelled",
            "deliveredAt",
            "order.undelivered",
            "shippedAt",
            "order.unshipped");

    private Retractions() {}

    /** What is said of a type of event that there is not yet; {@code null} when it is none of these. */
    static @Nullable String later(String type) {
        String what = LATER.get(type);
        return what == null ? null : "is \"" + type + "\"; events cannot " + what;
    }

    /** @throws InvalidInput when the event's own time is null: it does not say when it happened, but that it did not */
    static void checkOwnTime(EventType type, Set<String> nulls) {
        if (type.timeField() != null && nulls.contains(type.timeField())) {
            String back = STATES.get(type.timeField());
            throw new InvalidInput(
                    type.timeField(),
                    back == null
                            ? "is null; a time is expected, or none at all for that of the event"
                            : "is null; events cannot " + LATER.get(back));
        }
    }

    /** @throws InvalidInput when the event takes back what is known of its record and had happened before it */
    static void check(ValidatedEvent event, @Nullable ObjectNode there) {
        for (String field : event.nulls()) {
            if (there != null && STATES.containsKey(field) && event.at().isAfter(time(there.get(field)))) {
                throw new InvalidInput(
                        "data." + field,
                        "is null, but it is known to be " + there.get(field).asString() + "; events cannot "
                                + LATER.get(STATES.get(field)));
            }
        }
        if (there != null
                && event.type() == EventType.COMPLAINT_OPENED
                && there.hasNonNull("resolvedAt")
                && time(event.fields().get("openedAt")).isAfter(time(there.get("resolvedAt")))) {
            throw new InvalidInput(
                    "data.openedAt",
                    "lies behind " + there.get("resolvedAt").asString()
                            + ", when this complaint was resolved; events cannot " + LATER.get("complaint.reopened"));
        }
    }

    /** @throws InvalidInput when an event tells nothing but that something is unknown which is known */
    static void checkNothingElse(ValidatedEvent event, ObjectNode there) {
        event.nulls().stream().filter(there::hasNonNull).findFirst().ifPresent(field -> {
            throw new InvalidInput(
                    "data." + field,
                    "is null, but it is known; events cannot make a field unknown yet. Say it with PUT "
                            + "/v1/customers/{id}: the customer's facts without it");
        });
    }

    /** What is not there lies in the future of everything. */
    private static Instant time(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? Instant.MAX
                : DateOrInstant.parse(value.asString()).start(ZoneOffset.UTC);
    }
}
