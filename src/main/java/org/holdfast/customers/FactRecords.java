package org.holdfast.customers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits the facts of a customer into records by key: the key of an order, a complaint or a return, the channel and
 * purpose of a consent, and a hash of the content of items without an id. The plain fields, the membership and each
 * declared list, such as {@code lists.vehicle}, are one record each.
 */
public final class FactRecords {

    /** Name of the plain fields in {@code sources}. */
    public static final String PLAIN_FIELDS = "customer";

    /** All collections that {@code sources} can name, and the plain fields. */
    public static final List<String> COLLECTIONS = collections();

    /** Begins the names of declared lists in {@code sources}. */
    public static final String LISTS = "lists.";

    private static final int HASH_LENGTH = 16;

    private FactRecords() {}

    private static List<String> collections() {
        List<String> all = new ArrayList<>(Customer.COLLECTIONS);
        all.add(PLAIN_FIELDS);
        return List.copyOf(all);
    }

    /** Returns the collections that customers have, including their declared lists. */
    public static Set<String> collections(Customer... customers) {
        Set<String> all = new LinkedHashSet<>(COLLECTIONS);
        for (Customer customer : customers) {
            if (customer.lists() != null) {
                customer.lists().keySet().forEach(list -> all.add(LISTS + list));
            }
        }
        return all;
    }

    /** Returns a collection, or the items of a declared list; {@code null} if it is unknown. */
    static @Nullable Object value(Customer facts, String collection) {
        if (!collection.startsWith(LISTS)) {
            return facts.value(collection);
        }
        return facts.lists() == null ? null : facts.lists().get(collection.substring(LISTS.length()));
    }

    /** Returns the records of a collection by key, in order; the record of a consent is the list of its answers. */
    public static Map<String, Object> of(Customer facts, String collection) {
        if (collection.startsWith(LISTS)) {
            return ofList(value(facts, collection));
        }
        return of(collection.equals(PLAIN_FIELDS) ? facts : facts.value(collection));
    }

    /** Returns the one record of a declared list; none if it is unknown. */
    public static Map<String, Object> ofList(@Nullable Object items) {
        return items == null ? Map.of() : Map.of("", items);
    }

    /** Returns the records of a list, a membership or the plain fields of a customer; none if it is unknown. */
    public static Map<String, Object> of(@Nullable Object collection) {
        Map<String, Object> records = new LinkedHashMap<>();
        if (collection instanceof List<?> items) {
            items.forEach(item -> records.merge(key(item), value(item), FactRecords::both));
        } else if (collection != null) {
            records.put("", collection instanceof Customer facts ? plain(facts) : collection);
        }
        return records;
    }

    private static Object value(Object item) {
        return item instanceof Consent ? List.of(item) : item;
    }

    private static Object both(Object one, Object other) {
        if (!(one instanceof List<?> first) || !(other instanceof List<?> second)) {
            return one;
        }
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** Returns the key of a record in a list. */
    public static String key(Object item) {
        if (item instanceof SourcedRecord record) {
            return record.key();
        } else if (item instanceof Consent answer) {
            return answer.channel() + " " + answer.purpose();
        }
        return FactsHash.of(FactsJson.write(item).getBytes(StandardCharsets.UTF_8))
                .substring("sha256:".length())
                .substring(0, HASH_LENGTH);
    }

    private static ObjectNode plain(Customer facts) {
        ObjectNode fields = FactsJson.mapper().valueToTree(facts);
        Customer.COLLECTIONS.forEach(fields::remove);
        fields.remove("id");
        fields.remove("lists");
        fields.remove("sources");
        return fields;
    }

    /** Returns the fields of a record; the answers of a consent, and the items of a declared list, are one field. */
    public static ObjectNode fields(Object record) {
        JsonNode tree = FactsJson.mapper().valueToTree(record);
        return tree instanceof ObjectNode fields
                ? fields
                : FactsJson.mapper().createObjectNode().set("answers", tree);
    }
}
