package org.holdfast.loyalty.programmes;

import java.time.LocalDate;

/**
 * The membership of a customer in a programme. It is kept even if the order that led to it is returned.
 *
 * @param joinedOn day in the customer's zone; orders that count from that day on earn units
 * @param cause {@code conditions}, {@code opening}, or {@code action:…} for an accepted action
 */
public record Enrolment(String programme, LocalDate joinedOn, String cause) {

    /** The customer brought the membership along from another programme. */
    public static final String BROUGHT_ALONG = "opening";

    /** The customer met the conditions of an open programme. */
    public static final String BY_CONDITIONS = "conditions";
}
