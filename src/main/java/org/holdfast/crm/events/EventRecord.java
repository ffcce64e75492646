package org.holdfast.crm.events;

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
record EventRecord(String customerId, Records records, String item, Map<String, Told> told, @Nullable Instant waitingSince) {

    EventRecord {
        told = Map.copyOf(told);
    }

    static EventRecord of(String customerId, Records records, String item) {
        return new EventRecord(customerId, records, item, Map.of(), null);
    }

    EventRecord with(Map<String, Told> more) {
        Map<String, Told> all = new TreeMap<>(told);
        all.putAll(more);
        return new EventRecord(customerId, records, item, all, waitingSince);
    }

    EventRecord waiting(@Nullable Instant since) {
        return new EventRecord(customerId, records, item, told, since);
    }

    EventRecord of(String other) {
        return new EventRecord(other, records, item, told, waitingSince);
    }

    /** Of each field what was told last. */
    EventRecord merged(EventRecord other) {
        Map<String, Told> all = new TreeMap<>(told);
        other.told.forEach((field, each) -> all.merge(field, each, (one, two) -> two.isAfter(one) ? two : one));
        return new EventRecord(customerId, records, item, all, waitingSince == null ? other.waitingSince : waitingSince);
    }

    Instant toldAt() {
        return told.values().stream().map(Told::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
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
