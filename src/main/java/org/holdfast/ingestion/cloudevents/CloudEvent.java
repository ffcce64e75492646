package org.holdfast.ingestion.events;

import java.time.Instant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as somebody sent it (CloudEvents 1.0).
 *
 * @param source who sent it; together with the id it names the event
 * @param subject id of the customer
 * @param time when it happened; {@code null} when nobody says
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

    static void identifier(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidInput(field, "is empty");
        }
        FactConstraints.id(field, value);
    }
}
