package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.holdfast.ingestion.events.fields.OrderLinesMerge;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The field updates of one record by events so far.
 *
 * @param item key of the order, complaint or return; empty for the customer
 * @param updates the update in force, by field
 * @param waitingSince since when the record has been incomplete; {@code null} if it is complete
 */
record RecordUpdates(
        String customerId,
        RecordKind kind,
        String item,
        Map<String, FieldUpdate> updates,
        @Nullable Instant waitingSince) {

    private static final String SOURCE = "source";
    /** Marks a record that was removed, in place of its fields. */
    private static final String REMOVED = "removed";

    RecordUpdates {
        updates = Map.copyOf(ParcelFields.withoutRemoved(updates));
    }

    static RecordUpdates of(String customerId, RecordKind kind, String item) {
        return new RecordUpdates(customerId, kind, item, Map.of(), null);
    }

    RecordUpdates with(Map<String, FieldUpdate> more) {
        Map<String, FieldUpdate> all = new TreeMap<>(updates);
        all.putAll(more);
        return new RecordUpdates(customerId, kind, item, all, waitingSince);
    }

    RecordUpdates waiting(@Nullable Instant since) {
        return new RecordUpdates(customerId, kind, item, updates, since);
    }

    /** Returns the updates after the record was removed: earlier ones do not count any more. */
    RecordUpdates removed(Instant at, String by) {
        FieldUpdate mark = new FieldUpdate(at, BooleanNode.TRUE, by, null, null, null, null);
        return new RecordUpdates(customerId, kind, item, Map.of(REMOVED, mark), null);
    }

    /** Returns the updates after a removal that keeps what was stated later; only the latest removal counts. */
    RecordUpdates removedUntil(Instant at, String by) {
        if (isRemovedSince(at)) {
            return this;
        }
        Map<String, FieldUpdate> later = new TreeMap<>(updates);
        later.values().removeIf(each -> !each.at().isAfter(at));
        return removed(at, by).with(later);
    }

    /** Returns whether the record was removed at a time or later. */
    boolean isRemovedSince(Instant at) {
        FieldUpdate mark = updates.get(REMOVED);
        return mark != null && !mark.at().isBefore(at);
    }

    RecordUpdates ofCustomer(String other) {
        return new RecordUpdates(other, kind, item, updates, waitingSince);
    }

    /** Returns the update of each field that takes precedence. */
    RecordUpdates merged(RecordUpdates other) {
        Map<String, FieldUpdate> all = new TreeMap<>(updates);
        other.updates.forEach((field, each) -> all.merge(field, each, (one, two) -> combined(field, one, two)));
        return new RecordUpdates(customerId, kind, item, all, waitingSince == null ? other.waitingSince : waitingSince);
    }

    private FieldUpdate combined(String field, FieldUpdate one, FieldUpdate two) {
        FieldUpdate both = one.combined(two, kind.firstCounts(field));
        if (!kind.completesLines() || !field.equals(OrderLinesMerge.FIELD)) {
            return both;
        }
        FieldUpdate other = RecordKind.same(both.value(), one.value()) ? two : one;
        return both.withValue(OrderLinesMerge.filled(both.value(), other.value()));
    }

    boolean isEmpty() {
        return updates.isEmpty() && waitingSince == null;
    }

    /** Returns the value that events state for a field; {@code null} if they state none. */
    @Nullable
    JsonNode value(String field) {
        FieldUpdate update = updates.get(field);
        return update == null || update.takesBack() ? null : update.value();
    }

    /** Returns the fields whose updates differ from those of another state of the record. */
    Map<String, FieldUpdate> differingFrom(RecordUpdates other) {
        Map<String, FieldUpdate> differing = new TreeMap<>(updates);
        differing
                .keySet()
                .removeIf(field -> field.equals(REMOVED)
                        || field.equals(SOURCE)
                        || Objects.equals(updates.get(field), other.updates.get(field)));
        return differing;
    }

    /** Returns whether the record was removed after everything that events state of it. */
    boolean isRemoved() {
        FieldUpdate mark = updates.get(REMOVED);
        return mark != null
                && updates.entrySet().stream()
                        .allMatch(each -> each.getKey().equals(REMOVED)
                                || !each.getValue().at().isAfter(mark.at()));
    }

    /** Returns when the latest of the events happened. */
    Instant latestAt() {
        return updates.values().stream()
                .map(FieldUpdate::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Returns a record that consists of its id, and of its source if it has one. */
    ObjectNode identified() {
        ObjectNode record = FactsJson.mapper().createObjectNode();
        FieldUpdate source = updates.get(SOURCE);
        if (source == null) {
            return record.put("id", item);
        }
        String name = source.value().asString();
        return record.put("id", item.substring(SourcedRecord.key(name, "").length()))
                .put(SOURCE, name);
    }

    /** Adds the fields that are missing from a record, and returns it. */
    ObjectNode filled(ObjectNode item) {
        updates.forEach((field, each) -> {
            if (AttributeFields.get(item, field) == null && !each.takesBack() && !field.equals(REMOVED)) {
                AttributeFields.set(item, field, each.value());
            }
        });
        return item;
    }
}
