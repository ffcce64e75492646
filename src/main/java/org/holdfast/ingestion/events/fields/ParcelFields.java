package org.holdfast.ingestion.events.fields;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.facts.fulfilment.Parcel;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The fields of the parcels of an order as fields of their own, such as {@code parcels.7.shippedAt}: an event about one
 * parcel must neither wipe the others nor take precedence over them.
 */
public final class ParcelFields {

    /** The field of an order that contains its parcels. */
    public static final String PARCELS = "parcels";
    /** The fields of a parcel. */
    public static final List<String> FIELDS = Arrays.stream(Parcel.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private static final String ID = "id";
    private static final String PREFIX = PARCELS + ".";
    /** Sorts before the fields of parcels, so that what was stated later is added after the removal. */
    private static final String REMOVED = "parcel-removed.";

    private ParcelFields() {}

    /** Returns the name of a field of a parcel. */
    public static String of(String parcel, String field) {
        return PREFIX + parcel + "." + field;
    }

    /** Returns the field that marks a parcel as removed; it is never stated, only taken back. */
    public static String removal(String parcel) {
        return REMOVED + parcel;
    }

    static boolean is(String field) {
        return field.startsWith(PREFIX) || field.startsWith(REMOVED);
    }

    /** Returns the name within its parcel of a field of a parcel; the field itself for other fields. */
    public static String name(String field) {
        return field.startsWith(PREFIX) ? field.substring(field.lastIndexOf('.') + 1) : field;
    }

    /** Returns whether a field of a parcel may be unknown. */
    public static boolean isOptional(String field) {
        return field.startsWith(PREFIX)
                && FIELDS.contains(name(field))
                && !name(field).equals(ID);
    }

    private static String parcel(String field) {
        return field.startsWith(REMOVED)
                ? field.substring(REMOVED.length())
                : field.substring(PREFIX.length(), field.lastIndexOf('.'));
    }

    /** Returns how answers name a field, such as {@code parcels[7].shippedAt}. */
    public static String path(String field) {
        if (!is(field)) {
            return field;
        }
        String parcel = PARCELS + "[" + parcel(field) + "]";
        return field.startsWith(REMOVED) ? parcel : parcel + "." + name(field);
    }

    /** Returns the field that a path such as {@code parcels[7].lines[s-1].quantity} leads to. */
    public static String ofPath(String path) {
        int end = path.indexOf("].", PARCELS.length());
        if (!path.startsWith(PARCELS + "[") || end < 0) {
            return path;
        }
        String rest = path.substring(end + 2);
        int inner = rest.indexOf('[');
        return of(path.substring(PARCELS.length() + 1, end), inner < 0 ? rest : rest.substring(0, inner));
    }

    /** Replaces the parcels of an order by one field for each of theirs; a list without parcels stays. */
    public static void spread(ObjectNode order) {
        if (!(order.get(PARCELS) instanceof ArrayNode parcels) || parcels.isEmpty()) {
            return;
        }
        order.remove(PARCELS);
        for (JsonNode parcel : parcels) {
            String id = parcel.path(ID).asString();
            parcel.properties().stream()
                    .filter(each -> parcel.size() == 1 || !each.getKey().equals(ID))
                    .forEach(each -> order.set(of(id, each.getKey()), each.getValue()));
        }
    }

    /** Returns the fields of parcels that are explicitly {@code null}. */
    public static Set<String> nulls(ObjectNode order) {
        Set<String> nulls = new TreeSet<>();
        for (JsonNode parcel : order.path(PARCELS)) {
            parcel.properties().stream()
                    .filter(each -> each.getValue().isNull())
                    .forEach(each -> nulls.add(of(parcel.path(ID).asString(""), each.getKey())));
        }
        return nulls;
    }

    private static @Nullable ObjectNode find(ObjectNode order, String id) {
        for (JsonNode parcel : order.path(PARCELS)) {
            if (parcel.path(ID).asString("").equals(id)) {
                return (ObjectNode) parcel;
            }
        }
        return null;
    }

    /** Returns the value of a field; of the mark of a removal, the parcel. */
    static @Nullable JsonNode get(ObjectNode order, String field) {
        ObjectNode parcel = find(order, parcel(field));
        return parcel == null || field.startsWith(REMOVED) ? parcel : parcel.get(name(field));
    }

    /** Sets a field of a parcel; parcels that events report are in the order of their ids. */
    static void set(ObjectNode order, String field, JsonNode value) {
        String id = parcel(field);
        ObjectNode parcel = find(order, id);
        if (parcel == null) {
            ArrayNode parcels = order.withArrayProperty(PARCELS);
            parcel = parcels.addObject().put(ID, id);
            List<JsonNode> sorted = parcels.valueStream()
                    .sorted(Comparator.comparing(each -> each.path(ID).asString("")))
                    .toList();
            parcels.removeAll().addAll(sorted);
        }
        parcel.set(name(field), value);
    }

    /** Removes a field, and a parcel of which nothing else is known. */
    static void remove(ObjectNode order, String field) {
        ObjectNode parcel = find(order, parcel(field));
        if (parcel == null || !(order.get(PARCELS) instanceof ArrayNode parcels)) {
            return;
        }
        parcel.remove(name(field));
        if (field.startsWith(REMOVED) || parcel.size() == 1) {
            parcels.removeIf(each -> each == parcel);
        }
        if (parcels.isEmpty()) {
            order.remove(PARCELS);
        }
    }

    /** Returns whether a field is about a parcel that was removed at a time or later. */
    public static boolean isRemoved(String field, Map<String, FieldUpdate> updates, Instant at) {
        FieldUpdate mark = is(field) ? updates.get(removal(parcel(field))) : null;
        return mark != null && !mark.at().isBefore(at);
    }

    /** Returns the updates without those of parcels that were removed afterwards. */
    public static Map<String, FieldUpdate> withoutRemoved(Map<String, FieldUpdate> updates) {
        if (updates.keySet().stream().noneMatch(field -> field.startsWith(REMOVED))) {
            return updates;
        }
        Map<String, FieldUpdate> kept = new TreeMap<>(updates);
        kept.entrySet()
                .removeIf(each -> each.getKey().startsWith(PREFIX)
                        && isRemoved(each.getKey(), updates, each.getValue().at()));
        return kept;
    }

    /** Returns whether a field marks a parcel as removed that events have reported. */
    public static boolean removesReported(String field, Map<String, FieldUpdate> updates) {
        return field.startsWith(REMOVED)
                && updates.keySet().stream()
                        .anyMatch(
                                each -> each.startsWith(PREFIX) && parcel(each).equals(parcel(field)));
    }

    /** Adds what remains stated of parcels after some fields were taken back. */
    public static void restore(ObjectNode order, Map<String, FieldUpdate> updates, Set<String> changed) {
        changed.stream()
                .filter(field -> field.startsWith(REMOVED))
                .forEach(mark -> updates.forEach((field, each) -> {
                    if (field.startsWith(PREFIX) && parcel(field).equals(parcel(mark)) && !each.takesBack()) {
                        set(order, field, each.value());
                    }
                }));
        FieldUpdate none = updates.get(PARCELS);
        if (none != null && !order.has(PARCELS) && !changed.isEmpty()) {
            order.set(PARCELS, none.value());
        }
    }

    /** Returns the data of an event about a parcel as data about its order. */
    static ObjectNode ofOrder(ObjectNode data, String orderId, @Nullable String source) {
        ObjectNode order = data.objectNode();
        order.set(ID, StringNode.valueOf(orderId));
        if (source != null) {
            order.set("source", StringNode.valueOf(source));
        }
        order.putArray(PARCELS).add(data);
        return order;
    }
}
