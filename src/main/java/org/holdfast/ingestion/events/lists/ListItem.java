package org.holdfast.ingestion.events.lists;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item of a declared list, such as a vehicle.
 *
 * @param list name of the list
 * @param keyField the field that identifies an item
 * @param key its value
 */
public record ListItem(String list, String keyField, JsonNode key) {

    /** The field of an event that names a declared list. */
    public static final String LIST = "list";

    private static final String KEY = "key";
    private static final String FIELDS = "fields";
    /** Longer keys are identified by their hash. */
    private static final int MAX_KEY = 90;

    /**
     * Reads which item an event is about.
     *
     * @throws InvalidInput if the list is not declared, or the key is missing
     */
    public static ListItem of(ObjectNode data, FactsSchema schema) {
        String name = data.path(LIST).asString("");
        DeclaredList list = schema.list(name);
        if (list == null) {
            throw new InvalidInput(
                    LIST,
                    (name.isEmpty() ? "is missing" : "is \"" + name + "\"")
                            + "; expected a list that the facts.yaml of the rule book declares"
                            + SimilarNames.hint(name, schema.lists().keySet()));
        }
        JsonNode key = data.path(KEY);
        if (!key.isString() && !key.isNumber()) {
            throw new InvalidInput(
                    KEY, "is missing; the " + list.key() + " of an item of the list " + name + " is expected");
        }
        return new ListItem(name, list.key(), key);
    }

    /**
     * Returns the fields that an event states of the item, with {@code null} for those that it makes unknown. Unless it
     * does nothing but that, it also states the key, so that the item exists.
     *
     * @throws InvalidInput if a field is not declared or does not fit
     */
    public ObjectNode stated(ObjectNode data, DeclaredFactsCheck declared) {
        if (!(data.get(FIELDS) instanceof ObjectNode given) || given.isEmpty()) {
            throw new InvalidInput(
                    FIELDS, "is missing; expected an object with the fields of the item that have changed");
        }
        ObjectNode known = given.objectNode();
        ObjectNode stated = given.objectNode();
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            if (each.getKey().equals(keyField)) {
                throw new InvalidInput(
                        FIELDS + "." + keyField, "is the key of the list, which does not change; give it as key");
            } else if (each.getValue().isNull()) {
                declared.checkListField(list, each.getKey(), FIELDS);
                stated.putNull(each.getKey());
            } else {
                known.set(each.getKey(), each.getValue());
            }
        }
        boolean onlyTakesBack = known.isEmpty();
        known.set(keyField, key);
        ObjectNode checked = checked(known, declared);
        if (!onlyTakesBack) {
            stated.setAll(checked);
        }
        return stated;
    }

    private ObjectNode checked(ObjectNode known, DeclaredFactsCheck declared) {
        try {
            Attributes attributes = FactsJson.read(known, Attributes.class);
            declared.checkList(list, List.of(attributes));
            return FactsJson.mapper().valueToTree(attributes);
        } catch (InvalidInput e) {
            String field = e.field().substring(e.field().lastIndexOf('.') + 1);
            throw new InvalidInput(field.equals(keyField) ? KEY : FIELDS + "." + field, e.getMessage());
        }
    }

    /** Returns what identifies the item among all of a customer. */
    public String id() {
        String text = text(key);
        return list + "/" + (text.length() <= MAX_KEY ? text : FactsHash.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null) {
            return "";
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.asString("");
    }

    /** Returns the fields of the stored item; {@code null} if there is none. */
    public @Nullable ObjectNode in(Customer facts) {
        return items(facts).stream().filter(this::isThis).findFirst().orElse(null);
    }

    private boolean isThis(ObjectNode item) {
        return text(item.get(keyField)).equals(text(key));
    }

    private List<ObjectNode> items(Customer facts) {
        List<Attributes> items = facts.lists() == null ? null : facts.lists().get(list);
        List<ObjectNode> all = new ArrayList<>();
        if (items != null) {
            items.forEach(each -> all.add(FactsJson.mapper().valueToTree(each)));
        }
        return all;
    }

    /**
     * Returns the facts with another state of the item. The items are sorted by key, so that the order in which events
     * arrive does not show.
     *
     * @param item its fields; {@code null} to remove it
     */
    public Customer with(Customer facts, @Nullable ObjectNode item) {
        List<ObjectNode> items = items(facts);
        if (!items.removeIf(this::isThis) && item == null) {
            return facts;
        }
        if (item != null) {
            items.add(item);
        }
        items.sort(Comparator.comparing(each -> text(each.get(keyField))));
        Map<String, List<Attributes>> lists = new TreeMap<>(facts.lists() == null ? Map.of() : facts.lists());
        lists.put(
                list,
                items.stream()
                        .map(each -> FactsJson.read(each, Attributes.class))
                        .toList());
        return facts.with(Map.of("lists", lists));
    }
}
