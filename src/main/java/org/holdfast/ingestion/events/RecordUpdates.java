package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What events have told of one record so far, field by field.
 *
 * @param item id of the order, complaint or return; empty for the customer
 * @param waitingSince since when it lacks what it needs; {@code null} when it does not
 */
record ToldFields(
        String customerId,
        RecordKinds records,
        String item,
        Map<String, FieldUpdate> told,
        @Nullable Instant waitingSince) {

    ToldFields {
        told = Map.copyOf(told);
    }

    static ToldFields of(String customerId, RecordKinds recordKinds, String item) {
        return new ToldFields(customerId, recordKinds, item, Map.of(), null);
    }

    ToldFields with(Map<String, FieldUpdate> more) {
        Map<String, FieldUpdate> all = new TreeMap<>(told);
        all.putAll(more);
        return new ToldFields(customerId, records, item, all, waitingSince);
    }

    ToldFields waiting(@Nullable Instant since) {
        return new ToldFields(customerId, records, item, told, since);
    }

    ToldFields of(String other) {
        return new ToldFields(other, records, item, told, waitingSince);
    }

    /** Of each field what was told last. */
    ToldFields merged(ToldFields other) {
        Map<String, FieldUpdate> all = new TreeMap<>(told);
        other.told.forEach((field, each) -> all.merge(field, each, (one, two) -> two.isAfter(one) ? two : one));
        return new ToldFields(customerId, records, item, all, waitingSince == null ? other.waitingSince : waitingSince);
    }

    Instant toldAt() {
        return told.values().stream()
                .map(FieldUpdate::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The same item with every field that is told of and not there. */
    ObjectNode filled(ObjectNode item) {
        told.forEach((field, each) -> {
            if (!item.has(field)) {
                item.set(field, each.value());
            }
        });
        return item;
    }
}
