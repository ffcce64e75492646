package org.holdfast.guardrails.incidents;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong for a customer.
 *
 * @param id type and subject, such as {@code late-order:5512}
 * @param subject id of the order, complaint or promise
 * @param openedOn first day, in the customer's time zone
 * @param closedOn last day; {@code null} while the incident is open
 */
public record Incident(
        String id,
        String type,
        String subject,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    static Incident of(String type, String subject, LocalDate openedOn, @Nullable LocalDate closedOn) {
        return new Incident(type + ":" + subject, type, subject, openedOn, closedOn);
    }

    public boolean isOpen() {
        return closedOn == null;
    }
}
