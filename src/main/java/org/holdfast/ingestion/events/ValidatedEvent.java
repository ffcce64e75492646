package org.holdfast.ingestion.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.facts.Customer;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.ingestion.cloudevents.EventFingerprint;
import org.holdfast.ingestion.events.fields.AddressReport;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.CartTimes;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.holdfast.ingestion.events.fields.ParcelEvent;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.holdfast.ingestion.events.fields.TwoCustomers;
import org.holdfast.ingestion.events.lists.ListItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that is valid on its own, before it is compared with the stored facts.
 *
 * @param key hash of its source and id
 * @param kind the kind of record it describes; {@code null} for a merge
 * @param at when it happened; the time of receipt if the sender did not state it
 * @param item key of the record it describes, or empty
 * @param fields the normalised fields of the record, without the id; {@code null} takes a value back
 * @param implied the field that was set to the time of the event because the data did not contain it
 * @param nulls fields that are explicitly null
 * @param content hash of the content
 * @param listItem the item of a declared list; {@code null} if it is about something else
 */
record ValidatedEvent(
        String key,
        EventType type,
        @Nullable RecordKind kind,
        String source,
        String subject,
        Instant at,
        String item,
        ObjectNode fields,
        @Nullable String implied,
        Set<String> nulls,
        String content,
        @Nullable ListItem listItem) {

    private static final Set<String> NOT_PLAIN = notPlain();

    /** @throws InvalidInput if the event is not valid */
    static ValidatedEvent of(CloudEvent event, Instant now, Duration tolerance, DeclaredFactsCheck declared) {
        EventType type = EventType.of(event.type());
        Instant at = at(type, event, now);
        if (at.isAfter(now.plus(tolerance))) {
            throw new InvalidInput(
                    "time",
                    "is " + at + ", which is in the future; the server's time is " + now
                            + ", and clocks may differ by at most " + tolerance.toSeconds() + " seconds");
        }
        String key = FactsHash.of((event.source() + "\n" + event.id()).getBytes(StandardCharsets.UTF_8))
                .substring("sha256:".length());
        try {
            ObjectNode data = type.isAboutParcel()
                    ? ParcelEvent.order(event.data())
                    : event.data().deepCopy();
            Set<String> nulls = AttributeFields.nulls(data);
            data.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .forEach(field -> nulls.add(field.getKey()));
            Retractions.checkOwnTime(type, nulls);
            withoutNulls(data);
            RecordKind kind = type == EventType.RECORD_REMOVED ? Retractions.kind(data) : type.recordKind();
            ListItem listItem = kind == RecordKind.LISTS ? ListItem.of(data, declared.schema()) : null;
            String item = item(kind, listItem, Retractions.identified(type, data));
            String implied = implied(type, data);
            return new ValidatedEvent(
                    key,
                    type,
                    kind,
                    event.source(),
                    event.subject(),
                    at,
                    item,
                    listItem == null
                            ? fields(type, kind, data, nulls, event, at, declared)
                            : ofList(type, listItem, data, declared),
                    implied,
                    nulls,
                    EventFingerprint.hash(event),
                    listItem);
        } catch (InvalidInput e) {
            throw (type.isAboutParcel() ? ParcelEvent.located(e) : e).within("data");
        }
    }

    private static Instant at(EventType type, CloudEvent event, Instant now) {
        if (type == EventType.CART_CHANGED) {
            return CartTimes.at(event, now);
        }
        Instant time = event.time() == null ? now : event.time();
        return type.recordKind() == RecordKind.ADDRESSES ? AddressReport.at(event.data(), time) : time;
    }

    private static String item(@Nullable RecordKind kind, @Nullable ListItem listItem, ObjectNode data) {
        if (listItem != null) {
            return listItem.id();
        }
        if (kind == RecordKind.ADDRESSES) {
            return AddressReport.key(data);
        }
        return kind != null && kind.hasId() ? key(data) : "";
    }

    private static void withoutNulls(ObjectNode data) {
        data.properties().removeIf(field -> field.getValue().isNull());
        for (JsonNode parcel : data.path(ParcelFields.PARCELS)) {
            parcel.properties().removeIf(field -> field.getValue().isNull());
        }
    }

    /** Returns the field that is set to the time of the event because the data does not contain it. */
    private static @Nullable String implied(EventType type, ObjectNode data) {
        String field = type.timeField();
        // When a state of an address was found is as much a statement as the state.
        if (field == null || timed(type, data).has(field) || type.recordKind() == RecordKind.ADDRESSES) {
            return null;
        }
        return type.isAboutParcel() ? ParcelFields.of(parcelId(data), field) : field;
    }

    /** Returns the object with the time of what happened: the record, or its parcel. */
    private static ObjectNode timed(EventType type, ObjectNode data) {
        return type.isAboutParcel()
                ? (ObjectNode) data.path(ParcelFields.PARCELS).path(0)
                : data;
    }

    private static String parcelId(ObjectNode data) {
        return data.path(ParcelFields.PARCELS).path(0).path("id").asString();
    }

    private static ObjectNode ofList(EventType type, ListItem item, ObjectNode data, DeclaredFactsCheck declared) {
        boolean removes = type == EventType.RECORD_REMOVED;
        Set<String> expected = removes ? Set.of("list", "key") : Set.of("list", "key", "fields");
        Retractions.checkExpected(data, expected);
        return removes ? data.objectNode() : item.stated(data, declared);
    }

    /** Returns the fields of the stored record that the event is about; {@code null} if there is none. */
    @Nullable
    ObjectNode stored(Customer facts) {
        if (listItem != null) {
            return listItem.in(facts);
        }
        if (kind == RecordKind.ADDRESSES) {
            return AddressReport.of(fields).stored(facts);
        }
        return kind == null ? null : kind.tree(facts, item);
    }

    private static String key(ObjectNode data) {
        JsonNode id = data.path("id");
        if (!id.isString()) {
            throw new InvalidInput("id", "is missing; the id of the record is expected");
        }
        JsonNode source = data.path("source");
        return SourcedRecord.key(
                source.isString() ? SourcedRecord.checkedSource(source.asString()) : null,
                FactConstraints.id("id", id.asString()));
    }

    private static ObjectNode fields(
            EventType type,
            @Nullable RecordKind kind,
            ObjectNode data,
            Set<String> nulls,
            CloudEvent event,
            Instant at,
            DeclaredFactsCheck declared) {
        if (kind == null) {
            return TwoCustomers.ofMerge(data, event.subject());
        }
        if (type == EventType.ORDER_MOVED) {
            return TwoCustomers.ofMove(data, event.subject());
        }
        if (type == EventType.RECORD_REMOVED) {
            return Retractions.removed(kind, data, declared);
        }
        ObjectNode fields = stated(type, kind, data, event.subject(), at, declared);
        Retractions.add(type, kind, nulls, fields, declared);
        if (type == EventType.CART_CHANGED) {
            CartTimes.add(fields, at);
        }
        return fields;
    }

    private static ObjectNode stated(
            EventType type, RecordKind kind, ObjectNode data, String subject, Instant at, DeclaredFactsCheck declared) {
        ObjectNode timed = timed(type, data);
        putStatus(type, data);
        boolean isTimed = kind != RecordKind.ADDRESSES || data.has("state");
        if (type.timeField() != null && isTimed && !timed.has(type.timeField())) {
            timed.put(type.timeField(), at.toString());
        }
        String parcel = parcelId(data);
        if (type == EventType.ORDER_PROMISED && !data.has("promisedAt")) {
            throw new InvalidInput("promisedAt", "is missing; a date or an instant is expected");
        }
        if (kind == RecordKind.CUSTOMER) {
            data.properties().stream()
                    .filter(field -> NOT_PLAIN.contains(field.getKey()))
                    .findFirst()
                    .ifPresent(field -> {
                        throw new InvalidInput(
                                field.getKey(), "has events of its own; send those, or use PUT /v1/customers/{id}");
                    });
            data.put("id", subject);
        }
        ObjectNode normalised = kind.normalised(data, declared);
        if (kind.hasId() || kind == RecordKind.CUSTOMER) {
            normalised.remove("id");
            AttributeFields.spread(normalised);
        }
        if (type.isAboutParcel()) {
            // Of a parcel that is only named, nothing is stated.
            normalised.remove(ParcelFields.of(parcel, "id"));
            ParcelEvent.addRuledOut(type.timeField(), normalised, parcel);
        }
        return normalised;
    }

    private static void putStatus(EventType type, ObjectNode data) {
        String implied = type.status();
        if (implied == null) {
            return;
        }
        String field =
                Set.of(RecordKind.RETURNS, RecordKind.ADDRESSES).contains(type.recordKind()) ? "state" : "status";
        String stated = data.path(field).asString(implied);
        boolean begins = type == EventType.SUBSCRIPTION_STARTED && stated.equals(SubscriptionStatus.TRIAL.toString());
        if (!stated.equals(implied) && !begins) {
            throw new InvalidInput(
                    field, "is \"" + stated + "\", but " + type + " states \"" + implied + "\"; leave it out");
        }
        data.put(field, stated);
    }

    /** Returns the fields that have events of their own; a membership is part of the plain fields. */
    private static Set<String> notPlain() {
        Set<String> lists = new TreeSet<>(Customer.COLLECTIONS);
        lists.remove("membership");
        lists.add("sources");
        lists.add("lists");
        return lists;
    }

    FieldUpdate update(String field) {
        return new FieldUpdate(
                at,
                fields.get(field),
                source,
                field.equals(implied) ? true : null,
                null,
                null,
                type.amends() ? true : null);
    }

    /** Returns whether a field of the customer has events of its own. */
    static boolean hasOwnEvents(RecordKind kind, String field) {
        return kind == RecordKind.CUSTOMER && NOT_PLAIN.contains(field);
    }

    /** Returns the fields that the event takes back. */
    List<String> retracted() {
        return type.timeField() != null
                ? List.of()
                : fields.properties().stream()
                        .filter(field -> field.getValue().isNull())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** Returns whether the event removes a parcel, rather than a whole record. */
    boolean removesParcel() {
        return type == EventType.RECORD_REMOVED && kind == RecordKind.ORDERS && !fields.isEmpty();
    }

    /** Returns whether the event does nothing but take something back. */
    boolean takesBack() {
        return fields.properties().stream().allMatch(field -> field.getValue().isNull());
    }

    Map<String, FieldUpdate> updates() {
        Map<String, FieldUpdate> updates = new TreeMap<>();
        fields.propertyNames().forEach(field -> updates.put(field, update(field)));
        return updates;
    }
}
