package org.holdfast.ingestion.cloudevents;

import java.time.Instant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as received (CloudEvents 1.0).
 *
 * @param source the sending system; identifies the event together with the id
 * @param subject id of the customer
 * @param time when the event happened; {@code null} if the sender did not state it
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String subject,
        @Nullable Instant time,
        ObjectNode data) {

    public CloudEvent {
        identifier("id", id);
        identifier("source", source);
        identifier("subject", subject);
    }

    /** @throws InvalidInput if an identifier is empty or too long */
    public static void identifier(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidInput(field, "is empty");
        }
        FactConstraints.id(field, value);
    }
}
