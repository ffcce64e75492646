package org.holdfast.ingestion.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.merge.ConflictingFacts.Said;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves a record from one customer to another, with everything that events have stated of it. What the other customer
 * has of the same record is completed, as if all events had been about that customer.
 *
 * @param at when it was moved
 */
record RecordTransfer(CustomerPatch from, CustomerPatch into, String source, Instant at) {

    private static final String API = EnumLabels.of(CustomerStore.Owner.API);

    /** What was there to be moved. */
    enum Found {
        NOTHING,
        /** Only events about an incomplete record. */
        INCOMPLETE,
        RECORD
    }

    /**
     * Moves a record.
     *
     * @param now since when it waits if it is incomplete
     * @throws ConflictingFacts if the other customer has a different record with this key
     */
    Found move(RecordKind kind, String item, Instant now) {
        RecordUpdates theirs = from.record(kind, item);
        ObjectNode record = kind.tree(from.facts(), item);
        if (record == null && theirs.isEmpty()) {
            return Found.NOTHING;
        }
        RecordUpdates mine = into.record(kind, item);
        RecordUpdates both = mine.merged(theirs);
        ObjectNode moved = together(kind, item, record, theirs, mine, both);
        if (record != null) {
            remove(kind, item);
        }
        from.touch(RecordUpdates.of(from.facts().id(), kind, item));
        boolean complete = kind.isComplete(moved) && !both.isRemoved();
        if (complete) {
            add(kind, item, moved, !theirs.updates().isEmpty());
        }
        boolean done = complete || both.isRemoved();
        Instant since = both.waitingSince() == null ? now : both.waitingSince();
        into.touch(both.waiting(done ? null : since));
        return record == null && !complete ? Found.INCOMPLETE : Found.RECORD;
    }

    private ObjectNode together(
            RecordKind kind,
            String item,
            @Nullable ObjectNode record,
            RecordUpdates theirs,
            RecordUpdates mine,
            RecordUpdates both) {
        ObjectNode own = kind.tree(into.facts(), item);
        if (record == null || own == null) {
            ObjectNode known = record == null ? own : record;
            return known == null
                    ? both.filled(both.identified())
                    : AttributeFields.patched(known, both.differingFrom(record == null ? mine : theirs));
        }
        Reconciliation<?> reconciled = kind.reconciled(own, record, zone());
        Map<String, FieldUpdate> stated = both.differingFrom(RecordUpdates.of("", kind, item));
        check(kind, item, reconciled, stated);
        ObjectNode together = RecordKind.tree(reconciled.together());
        together.set("id", own.get("id"));
        if (own.has("source")) {
            together.set("source", own.get("source"));
        }
        return AttributeFields.patched(together, stated);
    }

    private @Nullable ZoneId zone() {
        return into.facts().timeZone() == null
                ? from.facts().timeZone()
                : into.facts().timeZone();
    }

    /** A difference that the latest event decides, and that does not identify the record, is no contradiction. */
    private void check(RecordKind kind, String item, Reconciliation<?> reconciled, Map<String, FieldUpdate> stated) {
        List<Contradiction> contradictions = new ArrayList<>();
        for (Reconciliation.Difference each : reconciled.differences()) {
            if (kind.isIdentity(each.field()) || !stated.containsKey(RecordKind.field(each.field()))) {
                contradictions.add(new Contradiction(
                        kind.collection(),
                        item,
                        each.field(),
                        new Said(into.facts().id(), each.one()),
                        new Said(from.facts().id(), each.other())));
            }
        }
        if (!contradictions.isEmpty()) {
            throw new ConflictingFacts(contradictions);
        }
    }

    private void remove(RecordKind kind, String item) {
        List<Object> items = kind.items(from.facts());
        items.remove(kind.indexOf(items, item));
        from.replace(kind, items, source, at);
    }

    /** What was stated as a whole keeps the time of that statement, so that earlier events do not overwrite it. */
    private void add(RecordKind kind, String item, ObjectNode moved, boolean fromEvents) {
        List<Object> items = kind.items(into.facts());
        int index = kind.indexOf(items, item);
        if (index < 0) {
            items.add(kind.read(moved));
        } else {
            items.set(index, kind.read(moved));
        }
        Instant whole = fromEvents ? null : from.statedAt();
        into.replace(kind, items, whole == null ? source : API, whole == null ? at : whole);
    }
}
