package org.holdfast.ingestion.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.facts.billing.PaymentStatus;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.contact.AddressState;
import org.holdfast.facts.goods.ReturnState;
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
    PARCEL_SHIPPED(RecordKind.ORDERS, "shippedAt"),
    PARCEL_ATTEMPTED(RecordKind.ORDERS, "attemptedAt"),
    PARCEL_READY(RecordKind.ORDERS, "readyAt"),
    PARCEL_DELIVERED(RecordKind.ORDERS, "deliveredAt"),
    PARCEL_LOST(RecordKind.ORDERS, "lostAt"),
    PARCEL_RETURNED(RecordKind.ORDERS, "returnedAt"),
    PARCEL_CHANGED(RecordKind.ORDERS, null),
    COMPLAINT_OPENED(RecordKind.COMPLAINTS, "openedAt"),
    COMPLAINT_RESOLVED(RecordKind.COMPLAINTS, "resolvedAt"),
    COMPLAINT_REOPENED(RecordKind.COMPLAINTS, null, "resolvedAt"),
    RETURN_REQUESTED(RecordKind.RETURNS, "at"),
    RETURN_ACCEPTED(RecordKind.RETURNS, "at"),
    RETURN_REFUSED(RecordKind.RETURNS, "at"),
    RETURN_RECEIVED(RecordKind.RETURNS, "at"),
    RETURN_REFUNDED(RecordKind.RETURNS, "at"),
    RETURN_EXCHANGED(RecordKind.RETURNS, "at"),
    RETURN_CHANGED(RecordKind.RETURNS, null),
    SURVEY_ANSWERED(RecordKind.SURVEYS, "at"),
    INTERACTION_NOTED(RecordKind.INTERACTIONS, "at"),
    SUBSCRIPTION_STARTED(RecordKind.SUBSCRIPTIONS, "startedAt"),
    SUBSCRIPTION_RENEWED(RecordKind.SUBSCRIPTIONS, null),
    SUBSCRIPTION_CHANGED(RecordKind.SUBSCRIPTIONS, null),
    SUBSCRIPTION_PAUSED(RecordKind.SUBSCRIPTIONS, null),
    SUBSCRIPTION_RESUMED(RecordKind.SUBSCRIPTIONS, null),
    SUBSCRIPTION_CANCEL_REQUESTED(RecordKind.SUBSCRIPTIONS, "cancelRequestedAt"),
    SUBSCRIPTION_KEPT(RecordKind.SUBSCRIPTIONS, null, "cancelRequestedAt"),
    SUBSCRIPTION_CANCELLED(RecordKind.SUBSCRIPTIONS, "cancelledAt"),
    SUBSCRIPTION_UNCANCELLED(RecordKind.SUBSCRIPTIONS, null, "cancelledAt"),
    SUBSCRIPTION_ENDED(RecordKind.SUBSCRIPTIONS, "endsAt"),
    PAYMENT_DUE(RecordKind.PAYMENTS, "dueAt"),
    PAYMENT_MADE(RecordKind.PAYMENTS, "at"),
    PAYMENT_FAILED(RecordKind.PAYMENTS, "at"),
    PAYMENT_REFUNDED(RecordKind.PAYMENTS, "at"),
    CART_CHANGED(RecordKind.CARTS, null),
    CONSENT_CHANGED(RecordKind.CONSENTS, "at"),
    ADDRESS_CHANGED(RecordKind.ADDRESSES, "at"),
    ADDRESS_BOUNCED(RecordKind.ADDRESSES, "at"),
    ADDRESS_REMOVED(RecordKind.ADDRESSES, null),
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

    /** Returns the type of event that takes a field of a kind of record back, if there is one. */
    static Optional<EventType> takingBack(@Nullable RecordKind kind, String field) {
        return Arrays.stream(values())
                .filter(type -> type.kind == kind && field.equals(type.takenBack))
                .findFirst();
    }

    /** Returns the status or state of the record that events of this type imply; {@code null} if there is none. */
    @Nullable
    String status() {
        return switch (this) {
            case SUBSCRIPTION_STARTED, SUBSCRIPTION_RENEWED, SUBSCRIPTION_RESUMED, SUBSCRIPTION_UNCANCELLED ->
                SubscriptionStatus.ACTIVE.toString();
            case SUBSCRIPTION_PAUSED -> SubscriptionStatus.PAUSED.toString();
            case SUBSCRIPTION_CANCELLED -> SubscriptionStatus.CANCELLED.toString();
            case SUBSCRIPTION_ENDED -> SubscriptionStatus.ENDED.toString();
            case RETURN_REQUESTED -> ReturnState.REQUESTED.toString();
            case RETURN_ACCEPTED -> ReturnState.ACCEPTED.toString();
            case RETURN_REFUSED -> ReturnState.REFUSED.toString();
            case RETURN_RECEIVED -> ReturnState.RECEIVED.toString();
            case RETURN_REFUNDED -> ReturnState.REFUNDED.toString();
            case RETURN_EXCHANGED -> ReturnState.EXCHANGED.toString();
            case ADDRESS_BOUNCED -> AddressState.BOUNCED.toString();
            case PAYMENT_DUE -> PaymentStatus.DUE.toString();
            case PAYMENT_MADE -> PaymentStatus.PAID.toString();
            case PAYMENT_FAILED -> PaymentStatus.FAILED.toString();
            case PAYMENT_REFUNDED -> PaymentStatus.REFUNDED.toString();
            default -> null;
        };
    }

    /** Returns whether events of this type state what has changed, rather than what has happened. */
    boolean amends() {
        return this == ORDER_CHANGED
                || this == PARCEL_CHANGED
                || this == SUBSCRIPTION_CHANGED
                || this == RETURN_CHANGED
                || this == CART_CHANGED;
    }

    /** Returns whether the data of events of this type describe a parcel, and name its order. */
    boolean isAboutParcel() {
        return name().startsWith("PARCEL_");
    }

    /** Returns whether {@code null} makes a field unknown; otherwise it carries no information. */
    boolean clearsFields() {
        return amends() || this == CUSTOMER_CHANGED;
    }

    /** Returns whether answers list what was changed, because events of this type replace what was known. */
    boolean listsChanges() {
        return takenBack != null || amends() || this == RECORD_CHANGED || this == RECORD_REMOVED;
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
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
