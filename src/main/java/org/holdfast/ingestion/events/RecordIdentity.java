package org.holdfast.ingestion.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.merge.ConflictingFacts.Said;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.holdfast.ingestion.events.fields.OrderLinesMerge;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks whether an event is about the stored record with its id or about a different record with the same number, as
 * two shops may number their orders alike. Fields that identify a record, such as the day and the value of an order,
 * can only be corrected by the source that stated them; the values of other sources must agree. Fields that describe
 * its progress, such as when an order was delivered, may come from any source.
 */
final class RecordIdentity {

    /** Shown in place of a source that was not recorded. */
    private static final String UNRECORDED_SOURCE = "said before";

    private final Customer facts;
    private final RecordKind kind;
    private final String item;
    private final RecordUpdates known;
    private final ObjectNode stored;

    /**
     * @param known the earlier updates of the record
     * @param stored the record among the facts, or the result of the earlier updates if it is incomplete
     */
    RecordIdentity(Customer facts, RecordKind kind, String item, RecordUpdates known, ObjectNode stored) {
        this.facts = facts;
        this.kind = kind;
        this.item = item;
        this.known = known;
        this.stored = stored;
    }

    /**
     * Checks new updates against the stored record.
     *
     * @param complete whether the updates state all that identifies the record, as those of {@code order.placed} do
     * @throws ConflictingFacts if they are about a different record
     */
    void check(Map<String, FieldUpdate> updates, boolean complete) {
        ObjectNode changes = stored.objectNode();
        updates.forEach((field, each) -> {
            if (mayContradict(field, each, complete)) {
                changes.set(field, each.value());
            }
        });
        if (changes.isEmpty()) {
            return;
        }
        List<Contradiction> contradictions = new ArrayList<>();
        for (Reconciliation.Difference each :
                kind.reconciled(stored, changes, facts.timeZone()).differences()) {
            String field = RecordKind.field(each.field());
            FieldUpdate update = updates.get(field);
            if (update != null && kind.isIdentity(each.field()) && changes.has(field)) {
                contradictions.add(new Contradiction(
                        kind.collection(),
                        item,
                        each.field(),
                        new Said(Objects.requireNonNullElse(sourceOf(field), UNRECORDED_SOURCE), each.one()),
                        new Said(String.valueOf(update.source()), each.other())));
            }
        }
        if (!contradictions.isEmpty()) {
            throw new ConflictingFacts(contradictions);
        }
    }

    private boolean mayContradict(String field, FieldUpdate update, boolean complete) {
        if (update.wasImplied()
                || isAmendment(field, update)
                || !kind.isIdentity(field)
                || !stored.has(field)
                || RecordKind.same(stored.get(field), update.value())) {
            return false;
        }
        String before = sourceOf(field);
        return before == null ? complete || !kind.canBeAmended(field) : !before.equals(update.source());
    }

    /**
     * Returns the updates with the original source of each identifying field: a source that confirms a value does not
     * gain the right to correct it.
     */
    Map<String, FieldUpdate> withOriginalSources(Map<String, FieldUpdate> updates) {
        Map<String, FieldUpdate> kept = new TreeMap<>();
        updates.forEach((field, each) -> {
            String before = stored.has(field) && kind.isIdentity(field) ? sourceOf(field) : null;
            if (before == null || before.equals(each.source()) || isAmendment(field, each)) {
                kept.put(field, each);
            } else if (field.equals(OrderLinesMerge.FIELD)) {
                kept.put(field, each.withSource(before));
            }
        });
        return kept;
    }

    /** An event that states a change is expected to differ; which order it is about shows in the other fields. */
    private boolean isAmendment(String field, FieldUpdate update) {
        return update.amends() && kind.canBeAmended(field);
    }

    /** Returns the source of the stored value of a field; {@code null} if it was stored without one. */
    private @Nullable String sourceOf(String field) {
        FieldUpdate last = known.updates().get(field);
        if (last != null && last.source() != null && RecordKind.same(stored.get(field), last.value())) {
            return last.source();
        }
        Provenance owner = facts.sources() == null ? null : facts.sources().get(kind.collection());
        return owner == null ? null : owner.from();
    }
}
