package org.holdfast.guardrails;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong for a customer.
 *
 * @param id its type and what it is about, such as {@code late-order:5512}
 * @param openedOn the day it began, in the customer's zone
 * @param closedOn the day it was over; {@code null} while it is open
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
