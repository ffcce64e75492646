package org.holdfast.ingestion.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The types of events. The list is part of the contract: a new type extends it. */
public enum EventType {
    ORDER_PLACED(RecordKind.ORDERS, "placedAt"),
    ORDER_PROMISED(RecordKind.ORDERS, null),
    ORDER_SHIPPED(RecordKind.ORDERS, "shippedAt"),
    ORDER_DELIVERED(RecordKind.ORDERS, "deliveredAt"),
    ORDER_CANCELLED(RecordKind.ORDERS, "cancelledAt"),
    COMPLAINT_OPENED(RecordKind.COMPLAINTS, "openedAt"),
    COMPLAINT_RESOLVED(RecordKind.COMPLAINTS, "resolvedAt"),
    RETURN_RECEIVED(RecordKind.RETURNS, "at"),
    SURVEY_ANSWERED(RecordKind.SURVEYS, "at"),
    INTERACTION_NOTED(RecordKind.INTERACTIONS, "at"),
    CONSENT_CHANGED(RecordKind.CONSENTS, "at"),
    CUSTOMER_CHANGED(RecordKind.CUSTOMER, null),
    CUSTOMER_MERGED(null, null);

    private final @Nullable RecordKind kind;
    private final @Nullable String timeField;

    EventType(@Nullable RecordKind kind, @Nullable String timeField) {
        this.kind = kind;
        this.timeField = timeField;
    }

    /** Returns the kind of record in the event's data; {@code null} if it is not a record of the facts. */
    @Nullable
    RecordKind recordKind() {
        return kind;
    }

    /** Returns the field that defaults to the time of the event; {@code null} if there is none. */
    @Nullable
    String timeField() {
        return timeField;
    }

    /** Returns whether events of this type state everything that identifies a record, not only its progress. */
    boolean statesRecord() {
        return this == ORDER_PLACED || this == COMPLAINT_OPENED || this == RETURN_RECEIVED;
    }

    /** @throws InvalidInput if there is no such type */
    static EventType of(String label) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown(label));
    }

    private static InvalidInput unknown(String label) {
        String retraction = Retractions.problem(label);
        if (retraction != null) {
            return new InvalidInput("type", retraction);
        }
        String known = Arrays.stream(values()).map(EventType::toString).collect(Collectors.joining(", "));
        return new InvalidInput("type", "is \"" + label + "\"; expected one of " + known);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
