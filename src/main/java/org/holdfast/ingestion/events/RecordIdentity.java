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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what is told under an id is the record that is known under it, or another one with the same number: two shops
 * count their orders alike. What makes a record this one, such as the day and the value of an order, can be corrected
 * by whoever said it; from somebody else it has to agree. How far it has come, such as when an order was delivered,
 * anybody may tell.
 */
final class RecordIdentity {

    private static final String SOMEBODY = "said before";

    private final Customer facts;
    private final RecordKinds recordKinds;
    private final String item;
    private final ToldFields known;
    private final ObjectNode there;

    /**
     * @param there the record among the facts, or what events have told of it so far
     * @param known what events have told of it
     */
    RecordIdentity(Customer facts, RecordKinds recordKinds, String item, ToldFields known, ObjectNode there) {
        this.facts = facts;
        this.recordKinds = recordKinds;
        this.item = item;
        this.known = known;
        this.there = there;
    }

    /**
     * @param told what is told of it now
     * @param whole whether that says all that makes up the record, as {@code order.placed} does
     * @throws ConflictingFacts when it is another record
     */
    void check(Map<String, FieldUpdate> told, boolean whole) {
        ObjectNode news = there.objectNode();
        told.forEach((field, each) -> {
            if (mayContradict(field, each, whole)) {
                news.set(field, each.value());
            }
        });
        if (news.isEmpty()) {
            return;
        }
        List<Contradiction> contradictions = new ArrayList<>();
        for (Reconciliation.Difference each :
                recordKinds.reconciled(item, there, news, facts.timeZone()).differences()) {
            String field = RecordKinds.field(each.field());
            if (recordKinds.isIdentity(each.field()) && news.has(field)) {
                contradictions.add(new Contradiction(
                        recordKinds.collection(),
                        item,
                        each.field(),
                        new Said(Objects.requireNonNullElse(saidBy(field), SOMEBODY), each.one()),
                        new Said(String.valueOf(told.get(field).source()), each.other())));
            }
        }
        if (!contradictions.isEmpty()) {
            throw new ConflictingFacts(contradictions);
        }
    }

    private boolean mayContradict(String field, FieldUpdate news, boolean whole) {
        if (news.isImplied()
                || !recordKinds.isIdentity(field)
                || !there.has(field)
                || RecordKinds.same(there.get(field), news.value())) {
            return false;
        }
        String before = saidBy(field);
        return before == null ? whole || !recordKinds.canBeAmended(field) : !before.equals(news.source());
    }

    /**
     * Of what makes up the record, the first who said it goes on saying it: others that agree do not become the ones
     * who may correct it.
     */
    Map<String, FieldUpdate> withWhoSaidFirst(Map<String, FieldUpdate> told) {
        Map<String, FieldUpdate> kept = new TreeMap<>();
        told.forEach((field, each) -> {
            String before = there.has(field) && recordKinds.isIdentity(field) ? saidBy(field) : null;
            if (before == null || before.equals(each.source())) {
                kept.put(field, each);
            } else if (field.equals(OrderLinesMerge.FIELD)) {
                kept.put(field, new FieldUpdate(each.at(), each.value(), before, null));
            }
        });
        return kept;
    }

    /** Who said what is known of a field; {@code null} when it was put without a source. */
    private @Nullable String saidBy(String field) {
        FieldUpdate last = known.told().get(field);
        if (last != null && last.source() != null && RecordKinds.same(there.get(field), last.value())) {
            return last.source();
        }
        Provenance owner = facts.sources() == null ? null : facts.sources().get(recordKinds.collection());
        return owner == null ? null : owner.from();
    }
}
