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
    ORDER_CHANGED(RecordKind.ORDERS, null),
    ORDER_UNSHIPPED(RecordKind.ORDERS, null, "shippedAt"),
    ORDER_UNDELIVERED(RecordKind.ORDERS, null, "deliveredAt"),
    ORDER_UNCANCELLED(RecordKind.ORDERS, null, "cancelledAt"),
    ORDER_MOVED(RecordKind.ORDERS, null),
    COMPLAINT_OPENED(RecordKind.COMPLAINTS, "openedAt"),
    COMPLAINT_RESOLVED(RecordKind.COMPLAINTS, "resolvedAt"),
    COMPLAINT_REOPENED(RecordKind.COMPLAINTS, null, "resolvedAt"),
    RETURN_RECEIVED(RecordKind.RETURNS, "at"),
    SURVEY_ANSWERED(RecordKind.SURVEYS, "at"),
    INTERACTION_NOTED(RecordKind.INTERACTIONS, "at"),
    CONSENT_CHANGED(RecordKind.CONSENTS, "at"),
    CUSTOMER_CHANGED(RecordKind.CUSTOMER, null),
    RECORD_CHANGED(RecordKind.LISTS, null),
    RECORD_REMOVED(null, null),
    CUSTOMER_MERGED(null, null);

    private final @Nullable RecordKind kind;
    private final @Nullable String timeField;
    private final @Nullable String takenBack;

    EventType(@Nullable RecordKind kind, @Nullable String timeField) {
        this(kind, timeField, null);
    }

    EventType(@Nullable RecordKind kind, @Nullable String timeField, @Nullable String takenBack) {
        this.kind = kind;
        this.timeField = timeField;
        this.takenBack = takenBack;
    }

    /** Returns the field that events of this type take back; {@code null} if they report something. */
    @Nullable
    String takenBack() {
        return takenBack;
    }

    /** Returns whether {@code null} makes a field unknown; otherwise it carries no information. */
    boolean clearsFields() {
        return this == ORDER_CHANGED || this == CUSTOMER_CHANGED;
    }

    /** Returns whether answers list what was changed, because events of this type replace what was known. */
    boolean listsChanges() {
        return takenBack != null || this == ORDER_CHANGED || this == RECORD_CHANGED || this == RECORD_REMOVED;
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

    /** Returns whether events of this type concern two customers, so that they are processed on their own. */
    boolean concernsTwo() {
        return this == CUSTOMER_MERGED || this == ORDER_MOVED;
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
        String known = Arrays.stream(values()).map(EventType::toString).collect(Collectors.joining(", "));
        return new InvalidInput("type", "is \"" + label + "\"; expected one of " + known);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
