package org.holdfast.ingestion.events.fields;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.fulfilment.Parcel;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads events about a parcel as events about its order, to which the parcel belongs. */
public final class ParcelEvent {

    private static final String ORDER = "orderId";
    private static final String ORDER_SOURCE = "orderSource";
    /** What a time of a parcel rules out, if it is the later news: a lost parcel may turn up again. */
    private static final Map<String, List<String>> RULED_OUT = Map.of(
            "deliveredAt", List.of("lostAt", "returnedAt"),
            "lostAt", List.of("deliveredAt"),
            "returnedAt", List.of("deliveredAt"));

    private ParcelEvent() {}

    /**
     * Returns the data as data of the order, with the parcel as its only one.
     *
     * @throws InvalidInput if the order or the parcel is not named
     */
    public static ObjectNode order(ObjectNode data) {
        ObjectNode parcel = data.deepCopy();
        String order = text(parcel, ORDER, "the id of the order is expected");
        FactConstraints.id(ORDER, order);
        JsonNode source = parcel.remove(ORDER_SOURCE);
        parcel.remove(ORDER);
        id(parcel);
        parcel.propertyNames().stream()
                .filter(field -> !ParcelFields.FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new InvalidInput(
                            field, "is not a field of a parcel" + SimilarNames.hint(field, ParcelFields.FIELDS));
                });
        return ParcelFields.ofOrder(
                parcel,
                order,
                source == null || source.isNull() ? null : SourcedRecord.checkedSource(source.asString()));
    }

    /** Returns a problem of the parcel with the name of the field in the data of the event. */
    public static InvalidInput located(InvalidInput problem) {
        String first = ParcelFields.PARCELS + "[0].";
        return problem.field().startsWith(first)
                ? new InvalidInput(problem.field().substring(first.length()), problem.getMessage())
                : problem;
    }

    /** Returns the id of the parcel that an event is about. */
    public static String id(ObjectNode data) {
        String id = text(data, "id", "the id of the parcel is expected");
        new Parcel(id, null, null, null, null, null, null, null, null, null, null, null, null);
        return id;
    }

    /** Returns the fields that state the removal of a parcel. */
    public static ObjectNode removal(ObjectNode data) {
        return data.objectNode().putNull(ParcelFields.removal(id(data)));
    }

    /** Returns the fields that the names of a removal may have. */
    public static Set<String> removalFields() {
        return Set.of("collection", ORDER, ORDER_SOURCE, "id");
    }

    /** Adds what the time of an event about a parcel rules out. */
    public static void addRuledOut(@Nullable String time, ObjectNode fields, String parcel) {
        if (time != null) {
            RULED_OUT.getOrDefault(time, List.of()).forEach(field -> fields.putNull(ParcelFields.of(parcel, field)));
        }
    }

    private static String text(ObjectNode data, String field, String expected) {
        JsonNode value = data.path(field);
        if (!value.isString()) {
            throw new InvalidInput(field, "is missing; " + expected);
        }
        return value.asString();
    }
}
