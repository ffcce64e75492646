package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.customers.CustomerEdit;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.events.fields.AddressReport;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.holdfast.ingestion.events.lists.ListItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The facts of one customer while a batch of events is applied to them; see {@link FieldPrecedence}. */
final class CustomerPatch {

    /** The source of a record that was completed later, in its {@code Provenance}. */
    private static final String EVENTS = "events";

    private final @Nullable Instant statedAt;
    private final Map<List<Object>, RecordUpdates> records = new HashMap<>();
    private final Map<List<Object>, RecordUpdates> touched = new LinkedHashMap<>();
    private final ConsentMerge consentMerge;
    private final Speakers speakers;
    private final Customer before;
    private Customer facts;
    private List<EventResult.Change> changes = List.of();
    private RecordSources provenance;

    /** Provides the speaker of a source. */
    interface Speakers {
        RecordSources.Speaker at(String source, Instant at);
    }

    CustomerPatch(String id, CustomerStore.@Nullable Held held, Speakers speakers) {
        this.speakers = speakers;
        this.facts =
                held == null ? CustomerEdit.withoutFacts(id) : held.customer().facts();
        this.before = facts;
        this.consentMerge = new ConsentMerge(held);
        this.statedAt = held == null ? null : held.statedAt();
        this.provenance = held == null ? RecordSources.NONE : held.provenance();
    }

    CustomerStore.Edited edited() {
        return new CustomerStore.Edited(facts, provenance);
    }

    boolean hasChanged() {
        return !facts.equals(before);
    }

    Customer facts() {
        return facts;
    }

    @Nullable
    Instant statedAt() {
        return statedAt;
    }

    /** Replaces the records of a kind as stated by a source. */
    void replace(RecordKind kind, List<Object> items, String source, Instant at) {
        Customer old = facts;
        facts = facts.with(Map.of(kind.collection(), kind.sorted(items)));
        recordProvenance(old, source, at);
    }

    /** Adds the stored updates of a record. */
    void add(RecordUpdates record) {
        records.put(key(record.kind(), record.item()), record);
    }

    /** Returns the updates of the records that events have changed. */
    Collection<RecordUpdates> touched() {
        return touched.values();
    }

    /**
     * Applies an event to the facts.
     *
     * @return {@code WAITING} if the record is incomplete until a later event or load supplies the rest
     * @throws InvalidInput if the facts would contradict each other; nothing is changed
     * @throws ConflictingFacts if the event is about a different record than the one stored under its id; nothing is
     *     changed
     */
    EventResult.Status apply(ValidatedEvent event, Instant now) {
        Customer old = facts;
        RecordKind kind = event.kind();
        changes = List.of();
        if (kind == RecordKind.LISTS && event.listItem() != null) {
            applyListItem(event.listItem(), event);
        } else if (event.type() == EventType.RECORD_REMOVED && kind != null && !event.removesParcel()) {
            return remove(kind, event);
        } else if (kind == RecordKind.CONSENTS) {
            applyConsent(event, now);
        } else if (kind == RecordKind.ADDRESSES) {
            applyAddress(event);
        } else if (kind == RecordKind.CUSTOMER) {
            applyField(event);
        } else if (kind != null && kind.hasId()) {
            if (applyItem(kind, event, now)) {
                return EventResult.Status.WAITING;
            }
        } else if (kind != null) {
            applyEntry(kind, event);
        }
        recordProvenance(old, event.source(), event.at());
        changes = EventResult.Change.between(event, old, facts);
        return EventResult.Status.of(event, old, facts);
    }

    /** Removes a record; events that happened before do not restore it. */
    private EventResult.Status remove(RecordKind kind, ValidatedEvent event) {
        Customer old = facts;
        List<Object> items = kind.items(facts);
        RecordUpdates known = record(kind, event.item());
        int index = kind.hasId() ? kind.indexOf(items, event.item()) : items.indexOf(kind.read(event.fields()));
        if (index >= 0 && precedence().isStatedAfter(kind, event, known)) {
            return EventResult.Status.SUPERSEDED;
        }
        if (kind.hasId()) {
            touch(known.removed(event.at(), event.source()));
        }
        if (index < 0) {
            return known.waitingSince() == null ? EventResult.Status.NOTHING_TO_TAKE_BACK : EventResult.Status.APPLIED;
        }
        items.remove(index);
        facts = facts.with(Map.of(kind.collection(), items));
        recordProvenance(old, event.source(), event.at());
        changes = EventResult.Change.between(event, old, facts);
        return EventResult.Status.APPLIED;
    }

    /** Returns what the last event has changed, if its type lists that. */
    List<EventResult.Change> changes() {
        return changes;
    }

    /** Attributes all changes since the old facts to a source. */
    private void recordProvenance(Customer old, String source, Instant at) {
        if (!facts.equals(old)) {
            provenance = provenance.changed(old, facts, speakers.at(source, at));
        }
    }

    /** Applies an event to a record with an id; returns whether the record is still incomplete. */
    private boolean applyItem(RecordKind kind, ValidatedEvent event, Instant now) {
        RecordUpdates known = record(kind, event.item());
        List<Object> items = kind.items(facts);
        int index = kind.indexOf(items, event.item());
        ObjectNode stored = index < 0 ? null : RecordKind.tree(items.get(index));
        if (stored == null && known.isRemovedSince(event.at())) {
            return false;
        }
        Map<String, FieldUpdate> accepted = accepted(kind, event, known, stored);
        RecordUpdates next =
                known.with(FieldPrecedence.remembered(event, known)).with(accepted);
        if (accepted.isEmpty()) {
            if (stored != null) {
                Retractions.checkNulls(event, stored);
            }
            if (!next.equals(known)) {
                touch(next);
            }
            return false;
        }
        ObjectNode item =
                stored == null ? next.filled(next.identified()) : AttributeFields.patched(stored.deepCopy(), accepted);
        if (kind == RecordKind.ORDERS) {
            ParcelFields.restore(item, next.updates(), accepted.keySet());
        }
        if (item.equals(stored) && !event.retracted().isEmpty()) {
            touch(next);
            return false;
        }
        if (!kind.isComplete(item)) {
            touch(next.waiting(next.waitingSince() == null ? now : next.waitingSince()));
            return true;
        }
        boolean waited = known.waitingSince() != null && known.latestAt().isAfter(event.at());
        facts = CustomerEdit.withProvenance(
                with(kind, items, index, item),
                kind.collection(),
                event.source(),
                waited ? known.latestAt() : event.at());
        touch(next.waiting(null));
        return false;
    }

    /** Returns the field updates of an event that take effect, after checking that it is about the stored record. */
    private Map<String, FieldUpdate> accepted(
            RecordKind kind, ValidatedEvent event, RecordUpdates known, @Nullable ObjectNode stored) {
        Retractions.check(event, stored);
        RecordIdentity identity = new RecordIdentity(
                facts,
                kind,
                event.item(),
                known,
                stored == null ? known.filled(FactsJson.mapper().createObjectNode()) : stored);
        identity.check(event.updates(), event.type().statesRecord());
        return identity.withOriginalSources(precedence().accepted(kind, event, known, stored));
    }

    private Customer with(RecordKind kind, List<Object> items, int index, ObjectNode item) {
        if (index < 0) {
            items.add(kind.read(item));
        } else {
            items.set(index, kind.read(item));
        }
        return facts.with(Map.of(kind.collection(), kind.sorted(items)));
    }

    /**
     * Adds the fields of a waiting record to the facts, if another source has supplied the record in the meantime. Its
     * fields are not overwritten.
     *
     * @throws InvalidInput if the facts would contradict each other; nothing is changed
     * @throws ConflictingFacts if the other source has supplied a different record with that id; nothing is changed
     */
    void complete(RecordUpdates waiting) {
        RecordKind kind = waiting.kind();
        List<Object> items = kind.items(facts);
        int index = kind.indexOf(items, waiting.item());
        if (index >= 0) {
            ObjectNode stored = RecordKind.tree(items.get(index));
            new RecordIdentity(facts, kind, waiting.item(), RecordUpdates.of(facts.id(), kind, waiting.item()), stored)
                    .check(waiting.updates(), false);
            Customer old = facts;
            facts = with(kind, items, index, waiting.filled(stored));
            recordProvenance(old, EVENTS, waiting.latestAt());
            touch(waiting.waiting(null));
        }
    }

    private void applyField(ValidatedEvent event) {
        RecordUpdates known = record(RecordKind.CUSTOMER, "");
        ObjectNode stored = RecordKind.tree(facts);
        Map<String, FieldUpdate> accepted = precedence().accepted(RecordKind.CUSTOMER, event, known, stored);
        RecordUpdates next =
                known.with(FieldPrecedence.remembered(event, known)).with(accepted);
        Customer changed = (Customer) RecordKind.CUSTOMER.read(AttributeFields.patched(stored, accepted));
        if (changed.equals(facts) && !event.retracted().isEmpty()) {
            touch(next);
            return;
        }
        for (String field : accepted.keySet()) {
            changed = CustomerEdit.withProvenance(
                    changed, field.equals("membership") ? field : "customer", event.source(), event.at());
        }
        facts = changed;
        touch(next);
    }

    /** Applies an event to an item of a declared list. What happened before an item was removed does not count. */
    private void applyListItem(ListItem item, ValidatedEvent event) {
        RecordUpdates known = record(RecordKind.LISTS, event.item());
        ObjectNode stored = item.in(facts);
        Customer old = facts;
        ObjectNode next;
        if (event.type() == EventType.RECORD_REMOVED) {
            if (known.isRemovedSince(event.at()) || stored != null && isStatedElsewhereAfter(item, event, known)) {
                return;
            }
            known = known.removedUntil(event.at(), event.source());
            next = created(item, known);
        } else {
            if (known.isRemovedSince(event.at())) {
                return;
            }
            Map<String, FieldUpdate> accepted = precedence().accepted(RecordKind.LISTS, event, known, stored);
            known = known.with(FieldPrecedence.remembered(event, known)).with(accepted);
            next = stored == null ? created(item, known) : AttributeFields.patched(stored, accepted);
        }
        touch(known);
        facts = item.with(facts, next);
        if (!facts.equals(old)) {
            facts = CustomerEdit.withProvenance(facts, RecordKind.CUSTOMER.collection(), event.source(), event.at());
        }
    }

    private boolean isStatedElsewhereAfter(ListItem item, ValidatedEvent event, RecordUpdates known) {
        return known.value(item.keyField()) == null
                && precedence()
                        .isStatedAfter(
                                RecordKind.LISTS, event, RecordUpdates.of(facts.id(), RecordKind.LISTS, event.item()));
    }

    private static @Nullable ObjectNode created(ListItem item, RecordUpdates known) {
        return known.value(item.keyField()) == null
                ? null
                : known.filled(FactsJson.mapper().createObjectNode());
    }

    private void applyEntry(RecordKind kind, ValidatedEvent event) {
        List<Object> items = kind.items(facts);
        Object entry = kind.read(event.fields());
        if (!items.contains(entry)) {
            items.add(entry);
            Customer changed = facts.with(Map.of(kind.collection(), kind.sorted(items)));
            facts = CustomerEdit.withProvenance(changed, kind.collection(), event.source(), event.at());
        }
    }

    private void applyConsent(ValidatedEvent event, Instant now) {
        List<Consent> consents = consentMerge.with(facts, event, now);
        if (consents != null) {
            Customer changed = facts.with(Map.of("consents", RecordKind.CONSENTS.sorted(new ArrayList<>(consents))));
            facts = CustomerEdit.withProvenance(changed, "consents", event.source(), event.at());
        }
    }

    /** Applies a report about an address. What happened before the address was removed does not count. */
    private void applyAddress(ValidatedEvent event) {
        AddressReport report = AddressReport.of(event.fields());
        RecordUpdates known = record(RecordKind.ADDRESSES, event.item());
        if (known.isRemovedSince(event.at())) {
            return;
        }
        if (event.type() != EventType.ADDRESS_REMOVED) {
            Map<String, FieldUpdate> accepted = AddressReport.together(
                    event.fields(), precedence().accepted(RecordKind.ADDRESSES, event, known, report.stored(facts)));
            touch(known.with(accepted));
            facts = accepted.isEmpty() ? facts : report.only(accepted.keySet()).in(facts);
        } else if (!known.updates().isEmpty() || !precedence().isStatedAfter(RecordKind.ADDRESSES, event, known)) {
            RecordUpdates later = known.removedUntil(event.at(), event.source());
            touch(later);
            facts = later.isRemoved()
                    ? report.removedFrom(facts)
                    : AddressReport.of(later.filled(AddressReport.named(event.fields())))
                            .insteadOf(facts);
        }
    }

    /** Returns the refusals that remain in force although an event grants the same consent. */
    List<Consent> refusalsAgainst(ValidatedEvent event, Instant now) {
        return event.type().recordKind() == RecordKind.CONSENTS ? consentMerge.against(facts, event, now) : List.of();
    }

    private FieldPrecedence precedence() {
        return new FieldPrecedence(facts, statedAt, provenance);
    }

    RecordUpdates record(RecordKind kind, String item) {
        return records.getOrDefault(key(kind, item), RecordUpdates.of(facts.id(), kind, item));
    }

    void touch(RecordUpdates record) {
        List<Object> key = key(record.kind(), record.item());
        records.put(key, record);
        touched.put(key, record);
    }

    private static List<Object> key(RecordKind kind, String item) {
        return List.of(kind, item);
    }
}
