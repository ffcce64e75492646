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
import org.holdfast.facts.Provenance;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of one customer while events are laid over them. Field by field the latest event counts, in whatever order
 * they come; what somebody else has said about a field is only overwritten by an event that happened after it was said.
 * The first promise stays.
 */
final class CustomerPatch {

    /** What {@code Provenance} calls whoever told the events of a record that had to wait. */
    private static final String EVENTS = "events";

    private final @Nullable Instant statedAt;
    private final Map<List<Object>, ToldFields> records = new HashMap<>();
    private final Map<List<Object>, ToldFields> touched = new LinkedHashMap<>();
    private final ConsentMerge consentMerge;
    private final Speakers speaker;
    private final Customer before;
    private Customer facts;
    private RecordSources provenance;

    /** Says who speaks. */
    interface Speakers {
        RecordSources.Speaker at(String source, Instant at);
    }

    CustomerPatch(String id, CustomerStore.@Nullable Held held, Speakers speaker) {
        this.speaker = speaker;
        this.facts = held == null ? CustomerEdit.nobody(id) : held.customer().facts();
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

    /** What was kept of records before. */
    void known(ToldFields record) {
        records.put(key(record.records(), record.item()), record);
    }

    Collection<ToldFields> touched() {
        return touched.values();
    }

    /**
     * Lays an event over the facts.
     *
     * @return {@code WAITING} when something is missing that a later event or load has to bring
     * @throws InvalidInput when the facts would contradict each other; then nothing has changed
     * @throws ConflictingFacts when it tells of another record than the one that is known under its id; then nothing
     *     has changed
     */
    EventResult.Status apply(ValidatedEvent event, Instant now) {
        Customer old = facts;
        RecordKinds recordKinds = event.type().records();
        if (recordKinds == RecordKinds.CONSENTS) {
            applyConsent(event, now);
        } else if (recordKinds == RecordKinds.CUSTOMER) {
            applyField(event);
        } else if (recordKinds != null && recordKinds.hasId()) {
            if (applyItem(recordKinds, event, now)) {
                return EventResult.Status.WAITING;
            }
        } else if (recordKinds != null) {
            applyEntry(recordKinds, event);
        }
        told(old, event.source(), event.at());
        return facts.equals(old) ? EventResult.Status.UNCHANGED : EventResult.Status.APPLIED;
    }

    /** Whatever is not as it was was said by whoever told the event. */
    private void told(Customer old, String source, Instant at) {
        if (!facts.equals(old)) {
            provenance = provenance.changed(old, facts, speaker.at(source, at));
        }
    }

    /** Whether the record waits for what it needs. */
    private boolean applyItem(RecordKinds recordKinds, ValidatedEvent event, Instant now) {
        ToldFields known = record(recordKinds, event.item());
        List<Object> items = recordKinds.items(facts);
        int at = recordKinds.place(items, event.item());
        ObjectNode there = at < 0 ? null : RecordKinds.tree(items.get(at));
        Retractions.check(event, there);
        RecordIdentity same = new RecordIdentity(
                facts,
                recordKinds,
                event.item(),
                known,
                there == null ? known.filled(FactsJson.mapper().createObjectNode()) : there);
        same.check(event.told(), event.type().statesRecord());
        Map<String, FieldUpdate> accepted = same.withWhoSaidFirst(accepted(recordKinds, event, known, there));
        if (accepted.isEmpty()) {
            return false;
        }
        ToldFields next = known.with(accepted);
        ObjectNode item = there == null
                ? next.filled(FactsJson.mapper().createObjectNode().put("id", event.item()))
                : laid(there, accepted);
        if (!recordKinds.isWhole(item)) {
            touch(next.waiting(next.waitingSince() == null ? now : next.waitingSince()));
            return true;
        }
        Customer changed = with(recordKinds, items, at, item);
        boolean waited = known.waitingSince() != null && known.toldAt().isAfter(event.at());
        facts = CustomerEdit.withProvenance(
                changed, recordKinds.collection(), event.source(), waited ? known.toldAt() : event.at());
        touch(next.waiting(null));
        return false;
    }

    private static ObjectNode laid(ObjectNode there, Map<String, FieldUpdate> accepted) {
        accepted.forEach((field, fieldUpdate) -> there.set(field, fieldUpdate.value()));
        return there;
    }

    private Customer with(RecordKinds recordKinds, List<Object> items, int at, ObjectNode item) {
        if (at < 0) {
            items.add(recordKinds.read(item));
        } else {
            items.set(at, recordKinds.read(item));
        }
        return facts.with(Map.of(recordKinds.collection(), recordKinds.sorted(items)));
    }

    /**
     * What events told while the record was not there yet, now that somebody else has brought it. It does not overwrite
     * what they say.
     *
     * @throws InvalidInput when the facts would contradict each other; then nothing has changed
     * @throws ConflictingFacts when they have brought another record of that id; then nothing has changed
     */
    void complete(ToldFields waiting) {
        RecordKinds recordKinds = waiting.records();
        List<Object> items = recordKinds.items(facts);
        int at = recordKinds.place(items, waiting.item());
        if (at >= 0) {
            ObjectNode there = RecordKinds.tree(items.get(at));
            new RecordIdentity(
                            facts,
                            recordKinds,
                            waiting.item(),
                            ToldFields.of(facts.id(), recordKinds, waiting.item()),
                            there)
                    .check(waiting.told(), false);
            Customer old = facts;
            facts = with(recordKinds, items, at, waiting.filled(there));
            told(old, EVENTS, waiting.toldAt());
            touch(waiting.waiting(null));
        }
    }

    private void applyField(ValidatedEvent event) {
        ToldFields known = record(RecordKinds.CUSTOMER, "");
        ObjectNode there = RecordKinds.tree(facts);
        Map<String, FieldUpdate> accepted = accepted(RecordKinds.CUSTOMER, event, known, there);
        if (accepted.isEmpty()) {
            Retractions.checkNothingElse(event, there);
        }
        Customer changed = (Customer) RecordKinds.CUSTOMER.read(laid(there, accepted));
        for (String field : accepted.keySet()) {
            changed = CustomerEdit.withProvenance(
                    changed, field.equals("membership") ? field : "customer", event.source(), event.at());
        }
        facts = changed;
        touch(known.with(accepted));
    }

    private Map<String, FieldUpdate> accepted(
            RecordKinds recordKinds, ValidatedEvent event, ToldFields known, @Nullable ObjectNode there) {
        Map<String, FieldUpdate> accepted = new HashMap<>();
        for (String field : event.fields().propertyNames()) {
            boolean first = recordKinds == RecordKinds.ORDERS && field.equals("promisedAt");
            String collection = recordKinds == RecordKinds.CUSTOMER && field.equals("membership")
                    ? field
                    : recordKinds.collection();
            FieldUpdate news = event.told(field);
            FieldUpdate last = known.told().get(field);
            @Nullable JsonNode said = there == null ? null : there.get(field);
            boolean lines = field.equals(OrderLinesMerge.FIELD);
            if (counts(news, last, said, saidAt(collection, event.source()), first)) {
                accepted.put(
                        field,
                        lines
                                ? news.saying(OrderLinesMerge.filled(
                                        news.value(), said == null && last != null ? last.value() : said))
                                : news);
            } else if (lines
                    && last != null
                    && !RecordKinds.same(last.value(), OrderLinesMerge.filled(last.value(), news.value()))) {
                accepted.put(field, last.saying(OrderLinesMerge.filled(last.value(), news.value())));
            }
        }
        return accepted;
    }

    private static boolean counts(
            FieldUpdate news,
            @Nullable FieldUpdate last,
            @Nullable JsonNode there,
            @Nullable Instant saidAt,
            boolean first) {
        if (last != null && (first ? !last.isAfter(news) : !news.isAfter(last))) {
            return false;
        }
        boolean saidByOthers = there != null && (last == null || !RecordKinds.same(there, last.value()));
        return !saidByOthers
                || !first && !news.isImplied() && (saidAt == null || news.at().isAfter(saidAt));
    }

    /** When somebody else has said how a collection stands; {@code null} when nobody did. */
    private @Nullable Instant saidAt(String collection, String source) {
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner != null && !owner.from().equals(source) ? owner.at() : statedAt;
    }

    private void applyEntry(RecordKinds recordKinds, ValidatedEvent event) {
        List<Object> items = recordKinds.items(facts);
        Object entry = recordKinds.read(event.fields());
        if (!items.contains(entry)) {
            items.add(entry);
            Customer changed = facts.with(Map.of(recordKinds.collection(), recordKinds.sorted(items)));
            facts = CustomerEdit.withProvenance(changed, recordKinds.collection(), event.source(), event.at());
        }
    }

    private void applyConsent(ValidatedEvent event, Instant now) {
        List<Consent> answers = consentMerge.with(facts, event, now);
        if (answers != null) {
            Customer changed = facts.with(Map.of("consents", RecordKinds.CONSENTS.sorted(new ArrayList<>(answers))));
            facts = CustomerEdit.withProvenance(changed, "consents", event.source(), event.at());
        }
    }

    /** Refusals that stand, though the event says something else about the same. */
    List<Consent> refusalsAgainst(ValidatedEvent event, Instant now) {
        return event.type().records() == RecordKinds.CONSENTS ? consentMerge.against(facts, event, now) : List.of();
    }

    private ToldFields record(RecordKinds recordKinds, String item) {
        return this.records.getOrDefault(key(recordKinds, item), ToldFields.of(facts.id(), recordKinds, item));
    }

    private void touch(ToldFields record) {
        List<Object> key = key(record.records(), record.item());
        records.put(key, record);
        touched.put(key, record);
    }

    private static List<Object> key(RecordKinds recordKinds, String item) {
        return List.of(recordKinds, item);
    }
}
