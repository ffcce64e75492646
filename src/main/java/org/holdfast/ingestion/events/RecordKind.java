package org.holdfast.ingestion.events;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records that events tell of, and how they stand among the facts. */
enum RecordKinds {
    ORDERS(
            Order.class,
            "placedAt",
            Set.of("currency", "value", "lines"),
            facts -> facts.orders(),
            item -> ((Order) item).placedAt(),
            item -> ((Order) item).id()),
    COMPLAINTS(
            Complaint.class,
            "openedAt",
            Set.of("orderId"),
            facts -> facts.complaints(),
            item -> ((Complaint) item).openedAt(),
            item -> ((Complaint) item).id()),
    RETURNS(
            Return.class,
            "at",
            Set.of("orderId", "value"),
            facts -> facts.returns(),
            item -> ((Return) item).at(),
            item -> ((Return) item).id()),
    SURVEYS(Survey.class, "at", Set.of(), facts -> facts.surveys(), item -> ((Survey) item).at(), null),
    INTERACTIONS(
            Interaction.class, "at", Set.of(), facts -> facts.interactions(), item -> ((Interaction) item).at(), null),
    CONSENTS(Consent.class, "at", Set.of(), facts -> facts.consents(), item -> ((Consent) item).at(), null),
    CUSTOMER(Customer.class, "id", Set.of(), facts -> null, item -> null, null);

    /** What a line can be told of without being another one. */
    private static final Set<String> ABOUT_A_LINE = Set.of("delivered", "name", "category", "launchedAt");

    private static final String CURRENCY = "currency";
    /** Stands for what a later event will tell, while a record is checked without it. */
    private static final String PLACEHOLDER = "1900-01-01";

    private final Class<?> type;
    private final String needed;
    private final Set<String> identity;
    private final Function<Customer, @Nullable List<?>> list;
    private final Function<Object, @Nullable DateOrInstant> time;
    private final @Nullable Function<Object, String> id;

    RecordKinds(
            Class<?> type,
            String needed,
            Set<String> identity,
            Function<Customer, @Nullable List<?>> list,
            Function<Object, @Nullable DateOrInstant> time,
            @Nullable Function<Object, String> id) {
        this.type = type;
        this.needed = needed;
        this.identity = identity;
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

    /** Whether a field, by a path such as {@code lines[s-1].price}, makes a record this one and no other. */
    boolean isIdentity(String path) {
        String field = field(path);
        return field.equals(needed)
                || identity.contains(field) && !ABOUT_A_LINE.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /**
     * Whether a field of the identity can change while the record stays the same: orders are amended, but not placed
     * again.
     */
    boolean canBeAmended(String field) {
        return !field.equals(needed) && !field.equals(CURRENCY);
    }

    /** The field of the record in a path such as {@code lines[s-1].price}. */
    static String field(String path) {
        int end = path.indexOf('[');
        return end < 0 ? path : path.substring(0, end);
    }

    /** Two accounts of a record with this id, each as far as it goes. */
    Reconciliation<?> reconciled(String item, ObjectNode one, ObjectNode other, @Nullable ZoneId zone) {
        return Reconciliation.of((Record) read(completed(item, one)), (Record) read(completed(item, other)), zone);
    }

    private ObjectNode completed(String item, ObjectNode fields) {
        ObjectNode whole = fields.deepCopy().put("id", item);
        return isWhole(whole) ? whole : whole.put(needed, PLACEHOLDER);
    }

    /** @throws org.holdfast.facts.validation.InvalidInput when it is none of ours */
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
        checked.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !item.has(field))
                .toList()
                .forEach(checked::remove);
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
        DateOrInstant at = time.apply(item);
        return at == null ? Instant.MIN : at.start(ZoneOffset.UTC);
    }

    static ObjectNode tree(Object value) {
        return FactsJson.mapper().valueToTree(value);
    }

    static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return String.valueOf(one).equals(String.valueOf(other));
    }
}
