package org.holdfast.crm.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.facts.InvalidFact;
import org.jspecify.annotations.Nullable;

/** What an event can tell. A closed list: adding one is a change of the contract. */
public enum EventType {
    ORDER_PLACED(Records.ORDERS, "placedAt"),
    ORDER_PROMISED(Records.ORDERS, null),
    ORDER_SHIPPED(Records.ORDERS, "shippedAt"),
    ORDER_DELIVERED(Records.ORDERS, "deliveredAt"),
    ORDER_CANCELLED(Records.ORDERS, "cancelledAt"),
    COMPLAINT_OPENED(Records.COMPLAINTS, "openedAt"),
    COMPLAINT_RESOLVED(Records.COMPLAINTS, "resolvedAt"),
    RETURN_RECEIVED(Records.RETURNS, "at"),
    SURVEY_ANSWERED(Records.SURVEYS, "at"),
    INTERACTION_NOTED(Records.INTERACTIONS, "at"),
    CONSENT_CHANGED(Records.CONSENTS, "at"),
    CUSTOMER_CHANGED(Records.CUSTOMER, null),
    CUSTOMER_MERGED(null, null);

    private final @Nullable Records records;
    private final @Nullable String timeField;

    EventType(@Nullable Records records, @Nullable String timeField) {
        this.records = records;
        this.timeField = timeField;
    }

    /** What the event's data is; {@code null} when it is no record of the facts. */
    @Nullable Records records() {
        return records;
    }

    /** The field that is the time of the event when the data does not say it. */
    @Nullable String timeField() {
        return timeField;
    }

    /** Whether it says all that makes up a record, and not how far one has come. */
    boolean statesRecord() {
        return this == ORDER_PLACED || this == COMPLAINT_OPENED || this == RETURN_RECEIVED;
    }

    /** @throws InvalidFact when there is no such type */
    static EventType of(String label) {
        return Arrays.stream(values()).filter(type -> type.toString().equals(label)).findFirst().orElseThrow(() ->
                new InvalidFact("type", TakenBack.later(label) != null ? TakenBack.later(label) : "is \"" + label + "\"; expected one of "
                        + Arrays.stream(values()).map(EventType::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
