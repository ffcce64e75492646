package org.holdfast.loyalty.programmes;

import java.time.LocalDate;

/**
 * Somebody takes part in a programme. Who joined stays, also when an order that brought them there is returned.
 *
 * @param joinedOn day in their zone; orders that count from that day on earn
 * @param cause {@code conditions}, or {@code action:…} that they accepted
 */
public record Enrolment(String programme, LocalDate joinedOn, String cause) {

    /** They met the conditions of an open programme. */
    public static final String BY_CONDITIONS = "conditions";
}
