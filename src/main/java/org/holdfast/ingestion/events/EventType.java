package org.holdfast.ingestion.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What an event can tell. A closed list: adding one is a change of the contract. */
public enum EventType {
    ORDER_PLACED(RecordKinds.ORDERS, "placedAt"),
    ORDER_PROMISED(RecordKinds.ORDERS, null),
    ORDER_SHIPPED(RecordKinds.ORDERS, "shippedAt"),
    ORDER_DELIVERED(RecordKinds.ORDERS, "deliveredAt"),
    ORDER_CANCELLED(RecordKinds.ORDERS, "cancelledAt"),
    COMPLAINT_OPENED(RecordKinds.COMPLAINTS, "openedAt"),
    COMPLAINT_RESOLVED(RecordKinds.COMPLAINTS, "resolvedAt"),
    RETURN_RECEIVED(RecordKinds.RETURNS, "at"),
    SURVEY_ANSWERED(RecordKinds.SURVEYS, "at"),
    INTERACTION_NOTED(RecordKinds.INTERACTIONS, "at"),
    CONSENT_CHANGED(RecordKinds.CONSENTS, "at"),
    CUSTOMER_CHANGED(RecordKinds.CUSTOMER, null),
    CUSTOMER_MERGED(null, null);

    private final @Nullable RecordKinds recordKinds;
    private final @Nullable String timeField;

    EventType(@Nullable RecordKinds recordKinds, @Nullable String timeField) {
        this.recordKinds = recordKinds;
        this.timeField = timeField;
    }

    /** What the event's data is; {@code null} when it is no record of the facts. */
    @Nullable
    RecordKinds records() {
        return recordKinds;
    }

    /** The field that is the time of the event when the data does not say it. */
    @Nullable
    String timeField() {
        return timeField;
    }

    /** Whether it says all that makes up a record, and not how far one has come. */
    boolean statesRecord() {
        return this == ORDER_PLACED || this == COMPLAINT_OPENED || this == RETURN_RECEIVED;
    }

    /** @throws InvalidInput when there is no such type */
    static EventType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "type",
                        Retractions.later(label) != null
                                ? Retractions.later(label)
                                : "is \"" + label + "\"; expected one of "
                                        + Arrays.stream(values())
                                                .map(EventType::toString)
                                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
