package org.holdfast.crm.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records that events tell of, and how they stand among the facts. */
enum Records {
    ORDERS(Order.class, "placedAt", facts -> facts.orders(), item -> ((Order) item).placedAt(), item -> ((Order) item).id()),
    COMPLAINTS(Complaint.class, "openedAt", facts -> facts.complaints(), item -> ((Complaint) item).openedAt(), item -> ((Complaint) item).id()),
    RETURNS(Return.class, "at", facts -> facts.returns(), item -> ((Return) item).at(), item -> ((Return) item).id()),
    SURVEYS(Survey.class, "at", facts -> facts.surveys(), item -> ((Survey) item).at(), null),
    INTERACTIONS(Interaction.class, "at", facts -> facts.interactions(), item -> ((Interaction) item).at(), null),
    CONSENTS(Consent.class, "at", facts -> facts.consents(), item -> ((Consent) item).at(), null),
    CUSTOMER(Customer.class, "id", facts -> null, item -> null, null);

    /** Stands for what a later event will tell, while a record is checked without it. */
    private static final String PLACEHOLDER = "1900-01-01";

    private final Class<?> type;
    private final String needed;
    private final Function<Customer, @Nullable List<?>> list;
    private final Function<Object, @Nullable Timepoint> time;
    private final @Nullable Function<Object, String> id;

    Records(Class<?> type, String needed, Function<Customer, @Nullable List<?>> list, Function<Object, @Nullable Timepoint> time,
            @Nullable Function<Object, String> id) {
        this.type = type;
        this.needed = needed;
        this.list = list;
        this.time = time;
        this.id = id;
    }

    /** The collection's name among the facts; {@code customer} for the plain fields. */
    String collection() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether several events can tell of the same record. */
    boolean hasId() {
        return id != null;
    }

    /** Whether nothing is missing that the record cannot do without. */
    boolean isWhole(ObjectNode item) {
        return item.has(needed);
    }

    /** @throws org.holdfast.facts.InvalidFact when it is none of ours */
    Object read(ObjectNode item) {
        return FactsJson.read(item, type);
    }

    /** The fields as the facts would hold them; a record that is not whole yet is checked as far as it goes. */
    ObjectNode checked(ObjectNode item) {
        ObjectNode whole = item.deepCopy();
        if (!isWhole(item) && id != null) {
            whole.put(needed, PLACEHOLDER);
        }
        ObjectNode checked = tree(read(whole));
        checked.properties().stream().map(Map.Entry::getKey).filter(field -> !item.has(field)).toList().forEach(checked::remove);
        return checked;
    }

    List<Object> items(Customer facts) {
        List<?> items = list.apply(facts);
        return items == null ? new ArrayList<>() : new ArrayList<>(items);
    }

    /** Where the record with an id stands; -1 when it does not. */
    int place(List<Object> items, String wanted) {
        for (int i = 0; id != null && i < items.size(); i++) {
            if (id.apply(items.get(i)).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** By time, and what happened at the same time always in the same order, however it came in. */
    List<Object> sorted(List<Object> items) {
        items.sort(Comparator.comparing(this::start).thenComparing(FactsJson::write));
        return items;
    }

    private Instant start(Object item) {
        Timepoint at = time.apply(item);
        return at == null ? Instant.MIN : at.start(ZoneOffset.UTC);
    }

    static ObjectNode tree(Object value) {
        return FactsJson.mapper().valueToTree(value);
    }

    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return String.valueOf(one).equals(String.valueOf(other));
    }
}
