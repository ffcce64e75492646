package org.holdfast.ingestion.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.PromisedSpan;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.ParcelEvent;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.holdfast.ingestion.events.lists.ListItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What events take back: a delivery, a resolution, a whole record. Events that seem to mean this, but do not say so,
 * are refused with the type of event that does; they must not be answered as if they had no effect.
 */
final class Retractions {

    private static final List<RecordKind> REMOVABLE = List.of(
            RecordKind.ORDERS,
            RecordKind.COMPLAINTS,
            RecordKind.RETURNS,
            RecordKind.SURVEYS,
            RecordKind.INTERACTIONS,
            RecordKind.SUBSCRIPTIONS,
            RecordKind.PAYMENTS,
            RecordKind.CARTS);

    private Retractions() {}

    /** Returns the kind of record that an event removes. */
    static RecordKind kind(ObjectNode data) {
        if (data.has(ListItem.LIST)) {
            return RecordKind.LISTS;
        }
        String collection = data.path("collection").asString("");
        if (collection.equals(ParcelFields.PARCELS)) {
            return RecordKind.ORDERS;
        }
        if (collection.equals(RecordKind.CONSENTS.collection())) {
            throw new InvalidInput(
                    "collection",
                    "is \"consents\"; to withdraw an answer, send consent.changed with given: null and a reason");
        }
        return REMOVABLE.stream()
                .filter(kind -> kind.collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "collection",
                        (collection.isEmpty() ? "is missing, and so is list" : "is \"" + collection + "\"")
                                + "; expected one of "
                                + String.join(
                                        ", ",
                                        REMOVABLE.stream()
                                                .map(RecordKind::collection)
                                                .toList())
                                + ", " + ParcelFields.PARCELS));
    }

    private static boolean removesParcel(ObjectNode data) {
        return data.path("collection").asString("").equals(ParcelFields.PARCELS);
    }

    /** Returns the order of the parcel that an event removes; the data itself for other records. */
    static ObjectNode identified(EventType type, ObjectNode data) {
        if (type != EventType.RECORD_REMOVED || !removesParcel(data)) {
            return data;
        }
        ObjectNode parcel = data.deepCopy();
        parcel.remove("collection");
        return ParcelEvent.order(parcel);
    }

    /** Returns the fields of the record that an event removes; none if its id is enough. */
    static ObjectNode removed(RecordKind kind, ObjectNode data, DeclaredFactsCheck declared) {
        if (removesParcel(data)) {
            checkExpected(data, ParcelEvent.removalFields());
            return ParcelEvent.removal(data);
        }
        Set<String> expected = kind.hasId() ? Set.of("collection", "id", "source") : Set.of("collection", "record");
        checkExpected(data, expected);
        if (kind.hasId()) {
            return data.objectNode();
        }
        if (!(data.get("record") instanceof ObjectNode record)) {
            throw new InvalidInput(
                    "record", "is missing; " + kind.collection() + " have no ids, so the whole record is expected");
        }
        return kind.normalised(record, declared);
    }

    /** @throws InvalidInput naming a field that is not among the expected ones */
    static void checkExpected(ObjectNode data, Set<String> expected) {
        data.propertyNames().stream()
                .filter(field -> !expected.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new InvalidInput(
                            field,
                            "is not expected; expected "
                                    + String.join(
                                            ", ", expected.stream().sorted().toList()));
                });
    }

    /** Adds the fields that an event takes back to those it states, as {@code null}. */
    static void add(
            EventType type, RecordKind kind, Set<String> nulls, ObjectNode fields, DeclaredFactsCheck declared) {
        String takenBack = type.takenBack();
        if (takenBack != null) {
            if (fields.has(takenBack)) {
                throw new InvalidInput(
                        takenBack,
                        "is " + fields.get(takenBack).asString() + ", but " + type
                                + " takes it back; leave it out, or send null");
            }
            fields.putNull(takenBack);
        }
        if (type.clearsFields()) {
            for (String field : nulls) {
                checkCanBeUnknown(kind, field, declared);
                fields.putNull(field);
            }
        }
        if (type.amends() && fields.propertyNames().stream().allMatch("source"::equals)) {
            throw new InvalidInput(
                    "",
                    switch (type) {
                        case PARCEL_CHANGED ->
                            "names a parcel, but no change; expected what has changed, such as promisedAt, lines or "
                                    + "pickupUntil";
                        case ORDER_CHANGED ->
                            "names an order, but no change; expected what has changed, such as value, lines or "
                                    + "promisedAt";
                        case RETURN_CHANGED ->
                            "names a return, but no change; expected what has changed, such as value, refund or lines";
                        case CART_CHANGED ->
                            "names a cart, but no change; expected what has changed, such as lines, value or orderId";
                        default ->
                            "names a subscription, but no change; expected what has changed, such as plan or price";
                    });
        }
    }

    private static void checkCanBeUnknown(RecordKind kind, String field, DeclaredFactsCheck declared) {
        String attribute = AttributeFields.name(field);
        if (attribute != null) {
            declared.checkName(kind.attributes(), attribute);
        } else if (field.equals(AttributeFields.ATTRIBUTES)) {
            throw new InvalidInput(
                    field,
                    "is null; name the attributes that are to be unknown, such as "
                            + "{\"attributes\": {\"plan\": null}}");
        } else if (field.equals(ParcelFields.PARCELS)) {
            throw new InvalidInput(
                    field, "is null; to remove a parcel, send record.removed with the collection " + field);
        } else if (ParcelFields.name(field).equals(PromisedSpan.FROM)) {
            throw new InvalidInput(field, "is null; send " + PromisedSpan.UNTIL + ", which replaces the whole span");
        } else if (kind == RecordKind.ORDERS && ParcelFields.isOptional(field)) {
            return;
        } else if (!kind.isOptional(field) || ValidatedEvent.hasOwnEvents(kind, field)) {
            throw new InvalidInput(field, "is null, but is not a field that can be made unknown");
        }
    }

    /** @throws InvalidInput if the event's own time is null, which would state that it did not happen */
    static void checkOwnTime(EventType type, Set<String> nulls) {
        String field = type.timeField();
        if (type.isAboutParcel()
                && nulls.stream().anyMatch(each -> ParcelFields.name(each).equals(field))) {
            throw new InvalidInput(
                    String.valueOf(field), "is null; to take it back, send parcel.changed with " + field + ": null");
        }
        if (field != null && nulls.contains(field)) {
            throw new InvalidInput(
                    field,
                    EventType.takingBack(type.recordKind(), field)
                            .map(each -> "is null; to take it back, send " + each)
                            .orElse("is null; give a time, or omit the field to use the time of the event"));
        }
    }

    /** @throws InvalidInput if the event seems to retract a stored time that lies before the event */
    static void check(ValidatedEvent event, @Nullable ObjectNode stored) {
        if (stored == null || event.type().clearsFields()) {
            return;
        }
        for (String field : event.nulls()) {
            boolean isOwn = field.equals(event.type().takenBack());
            EventType taking = EventType.takingBack(event.kind(), field).orElse(null);
            if (!isOwn && taking != null && event.at().isAfter(time(stored.get(field)))) {
                throw new InvalidInput(
                        "data." + field,
                        "is null, but it is known to be " + stored.get(field).asString() + "; to take it back, send "
                                + taking);
            }
        }
        if (event.type() == EventType.COMPLAINT_OPENED
                && stored.hasNonNull("resolvedAt")
                && time(event.fields().get("openedAt")).isAfter(time(stored.get("resolvedAt")))) {
            throw new InvalidInput(
                    "data.openedAt",
                    "is after " + stored.get("resolvedAt").asString()
                            + ", when this complaint was resolved; to open it again, send complaint.reopened");
        }
    }

    /** @throws InvalidInput if all that an event says of the facts is that a known field is null */
    static void checkNulls(ValidatedEvent event, ObjectNode stored) {
        event.nulls().stream()
                .filter(field -> EventType.takingBack(event.kind(), field).isEmpty()
                        && !event.type().clearsFields())
                .filter(field -> AttributeFields.isKnown(stored, field))
                .findFirst()
                .ifPresent(field -> {
                    throw new InvalidInput(
                            "data." + field,
                            "is null, but it is known; to make it unknown, "
                                    + switch (Objects.requireNonNull(event.kind())) {
                                        case ORDERS -> "send order.changed";
                                        case RETURNS -> "send return.changed";
                                        case SUBSCRIPTIONS -> "send subscription.changed";
                                        case CARTS -> "send cart.changed";
                                        default -> "use PATCH /v1/customers/{id}";
                                    });
                });
    }

    /** Returns a time, or the maximum instant if there is none. */
    private static Instant time(@Nullable JsonNode value) {
        return value == null || value.isNull()
                ? Instant.MAX
                : DateOrInstant.parse(Objects.requireNonNull(value).asString()).start(ZoneOffset.UTC);
    }
}
