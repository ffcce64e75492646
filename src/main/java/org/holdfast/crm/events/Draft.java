package org.holdfast.crm.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.CustomerEdit;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.Provenance;
import org.holdfast.facts.Consent;
import org.holdfast.facts.ContradictingFacts;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Source;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of one customer while events are laid over them. Field by field the latest event counts, in whatever order they come; what
 * somebody else has said about a field is only overwritten by an event that happened after it was said. The first promise stays.
 */
final class Draft {

    /** What {@code Provenance} calls whoever told the events of a record that had to wait. */
    private static final String EVENTS = "events";

    private final @Nullable Instant statedAt;
    private final Map<List<Object>, EventRecord> records = new HashMap<>();
    private final Map<List<Object>, EventRecord> touched = new LinkedHashMap<>();
    private final Answering answering;
    private final Speakers speaker;
    private final Customer before;
    private Customer facts;
    private Provenance provenance;

    /** Says who speaks. */
    interface Speakers {
        Provenance.Speaker at(String source, Instant at);
    }

    Draft(String id, CustomerStore.@Nullable Held held, Speakers speaker) {
        this.speaker = speaker;
        this.facts = held == null ? CustomerEdit.nobody(id) : held.customer().facts();
        this.before = facts;
        this.answering = new Answering(held);
        this.statedAt = held == null ? null : held.statedAt();
        this.provenance = held == null ? Provenance.NONE : held.provenance();
    }

    CustomerStore.Edited edited() {
        return new CustomerStore.Edited(facts, provenance);
    }

    boolean hasChanged() {
        return !facts.equals(before);
    }

    /** What was kept of records before. */
    void known(EventRecord record) {
        records.put(key(record.records(), record.item()), record);
    }

    Collection<EventRecord> touched() {
        return touched.values();
    }

    /**
     * Lays an event over the facts.
     *
     * @return {@code WAITING} when something is missing that a later event or load has to bring
     * @throws InvalidFact when the facts would contradict each other; then nothing has changed
     * @throws ContradictingFacts when it tells of another record than the one that is known under its id; then nothing has changed
     */
    EventResult.Status take(Prepared event, Instant now) {
        Customer old = facts;
        Records records = event.type().records();
        if (records == Records.CONSENTS) {
            takeConsent(event, now);
        } else if (records == Records.CUSTOMER) {
            takePlain(event);
        } else if (records != null && records.hasId()) {
            if (takeItem(records, event, now)) {
                return EventResult.Status.WAITING;
            }
        } else if (records != null) {
            takeEntry(records, event);
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
    private boolean takeItem(Records records, Prepared event, Instant now) {
        EventRecord known = record(records, event.item());
        List<Object> items = records.items(facts);
        int at = records.place(items, event.item());
        ObjectNode there = at < 0 ? null : Records.tree(items.get(at));
        TakenBack.check(event, there);
        SameRecord same = new SameRecord(facts, records, event.item(), known,
                there == null ? known.filled(FactsJson.mapper().createObjectNode()) : there);
        same.check(event.told(), event.type().statesRecord());
        Map<String, Told> accepted = same.withWhoSaidFirst(accepted(records, event, known, there));
        if (accepted.isEmpty()) {
            return false;
        }
        EventRecord next = known.with(accepted);
        ObjectNode item = there == null ? next.filled(FactsJson.mapper().createObjectNode().put("id", event.item())) : laid(there, accepted);
        if (!records.isWhole(item)) {
            touch(next.waiting(next.waitingSince() == null ? now : next.waitingSince()));
            return true;
        }
        Customer changed = with(records, items, at, item);
        boolean waited = known.waitingSince() != null && known.toldAt().isAfter(event.at());
        facts = CustomerEdit.heard(changed, records.collection(), event.source(), waited ? known.toldAt() : event.at());
        touch(next.waiting(null));
        return false;
    }

    private static ObjectNode laid(ObjectNode there, Map<String, Told> accepted) {
        accepted.forEach((field, told) -> there.set(field, told.value()));
        return there;
    }

    private Customer with(Records records, List<Object> items, int at, ObjectNode item) {
        if (at < 0) {
            items.add(records.read(item));
        } else {
            items.set(at, records.read(item));
        }
        return CustomerEdit.with(facts, Map.of(records.collection(), records.sorted(items)));
    }

    /**
     * What events told while the record was not there yet, now that somebody else has brought it. It does not overwrite what they say.
     *
     * @throws InvalidFact when the facts would contradict each other; then nothing has changed
     * @throws ContradictingFacts when they have brought another record of that id; then nothing has changed
     */
    void complete(EventRecord waiting) {
        Records records = waiting.records();
        List<Object> items = records.items(facts);
        int at = records.place(items, waiting.item());
        if (at >= 0) {
            ObjectNode there = Records.tree(items.get(at));
            new SameRecord(facts, records, waiting.item(), EventRecord.of(facts.id(), records, waiting.item()), there).check(waiting.told(), false);
            Customer old = facts;
            facts = with(records, items, at, waiting.filled(there));
            told(old, EVENTS, waiting.toldAt());
            touch(waiting.waiting(null));
        }
    }

    private void takePlain(Prepared event) {
        EventRecord known = record(Records.CUSTOMER, "");
        ObjectNode there = Records.tree(facts);
        Map<String, Told> accepted = accepted(Records.CUSTOMER, event, known, there);
        if (accepted.isEmpty()) {
            TakenBack.checkNothingElse(event, there);
        }
        Customer changed = (Customer) Records.CUSTOMER.read(laid(there, accepted));
        for (String field : accepted.keySet()) {
            changed = CustomerEdit.heard(changed, field.equals("membership") ? field : "customer", event.source(), event.at());
        }
        facts = changed;
        touch(known.with(accepted));
    }

    private Map<String, Told> accepted(Records records, Prepared event, EventRecord known, @Nullable ObjectNode there) {
        Map<String, Told> accepted = new HashMap<>();
        for (String field : event.fields().propertyNames()) {
            boolean first = records == Records.ORDERS && field.equals("promisedAt");
            String collection = records == Records.CUSTOMER && field.equals("membership") ? field : records.collection();
            Told news = event.told(field);
            Told last = known.told().get(field);
            @Nullable JsonNode said = there == null ? null : there.get(field);
            boolean lines = field.equals(LinesTold.FIELD);
            if (counts(news, last, said, saidAt(collection, event.source()), first)) {
                accepted.put(field, lines ? news.saying(LinesTold.filled(news.value(), said == null && last != null ? last.value() : said)) : news);
            } else if (lines && last != null && !Records.same(last.value(), LinesTold.filled(last.value(), news.value()))) {
                accepted.put(field, last.saying(LinesTold.filled(last.value(), news.value())));
            }
        }
        return accepted;
    }

    private static boolean counts(Told news, @Nullable Told last, @Nullable JsonNode there, @Nullable Instant saidAt, boolean first) {
        if (last != null && (first ? !last.isAfter(news) : !news.isAfter(last))) {
            return false;
        }
        boolean saidByOthers = there != null && (last == null || !Records.same(there, last.value()));
        return !saidByOthers || !first && !news.isImplied() && (saidAt == null || news.at().isAfter(saidAt));
    }

    /** When somebody else has said how a collection stands; {@code null} when nobody did. */
    private @Nullable Instant saidAt(String collection, String source) {
        Source owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner != null && !owner.from().equals(source) ? owner.at() : statedAt;
    }

    private void takeEntry(Records records, Prepared event) {
        List<Object> items = records.items(facts);
        Object entry = records.read(event.fields());
        if (!items.contains(entry)) {
            items.add(entry);
            Customer changed = CustomerEdit.with(facts, Map.of(records.collection(), records.sorted(items)));
            facts = CustomerEdit.heard(changed, records.collection(), event.source(), event.at());
        }
    }

    private void takeConsent(Prepared event, Instant now) {
        List<Consent> answers = answering.with(facts, event, now);
        if (answers != null) {
            Customer changed = CustomerEdit.with(facts, Map.of("consents", Records.CONSENTS.sorted(new ArrayList<>(answers))));
            facts = CustomerEdit.heard(changed, "consents", event.source(), event.at());
        }
    }

    /** Refusals that stand, though the event says something else about the same. */
    List<Consent> refusalsAgainst(Prepared event, Instant now) {
        return event.type().records() == Records.CONSENTS ? answering.against(facts, event, now) : List.of();
    }

    private EventRecord record(Records records, String item) {
        return this.records.getOrDefault(key(records, item), EventRecord.of(facts.id(), records, item));
    }

    private void touch(EventRecord record) {
        List<Object> key = key(record.records(), record.item());
        records.put(key, record);
        touched.put(key, record);
    }

    private static List<Object> key(Records records, String item) {
        return List.of(records, item);
    }
}
