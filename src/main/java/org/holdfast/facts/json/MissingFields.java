package org.holdfast.facts.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds all missing fields of a document, so that the sender can supply them in one go. A record reports only the first
 * field it lacks; therefore each reported field is filled with a placeholder until no further field is reported.
 */
final class MissingFields {

    private static final String MISSING = "is missing";
    /** Maximum number of fields reported. */
    private static final int MAX_REPORTED = 20;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Placeholder values; every expected type accepts at least one of them. */
    private static final List<JsonNode> PLACEHOLDERS = List.of(
            NODES.stringNode("2026-01-01"),
            NODES.numberNode(1),
            NODES.stringNode("EUR"),
            NODES.stringNode("2026-01-01T00:00:00Z"),
            NODES.booleanNode(true),
            NODES.stringNode("en"));

    private final BiFunction<JsonNode, Class<?>, @Nullable InvalidInput> reading;
    private final Set<String> found = new LinkedHashSet<>();

    private MissingFields(BiFunction<JsonNode, Class<?>, @Nullable InvalidInput> reading) {
        this.reading = reading;
    }

    /**
     * Returns the given problem, supplemented by the names of all other missing fields.
     *
     * @param reading reads a record and returns the problem found, or {@code null}
     */
    static InvalidInput all(
            InvalidInput first,
            JsonNode facts,
            Class<?> type,
            BiFunction<JsonNode, Class<?>, @Nullable InvalidInput> reading) {
        MissingFields missing = new MissingFields(reading);
        missing.collect(facts, type, "");
        missing.found.remove(first.field());
        return missing.found.isEmpty()
                ? first
                : new InvalidInput(
                        first.field(), first.getMessage() + "; also missing: " + String.join(", ", missing.found));
    }

    static boolean isMissing(InvalidInput problem) {
        return String.valueOf(problem.getMessage()).startsWith(MISSING);
    }

    private void collect(JsonNode facts, Class<?> type, String path) {
        if (!(facts instanceof ObjectNode fields) || !type.isRecord()) {
            return;
        }
        ObjectNode own = fields.deepCopy();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = fields.get(component.getName());
            Class<?> item = itemOf(component.getGenericType());
            if (value != null && item != null && item.isRecord()) {
                own.remove(component.getName());
                for (int i = 0; value.isArray() && i < value.size() && found.size() < MAX_REPORTED; i++) {
                    collect(value.get(i), item, join(path, component.getName()) + "[" + i + "]");
                }
            }
        }
        lacking(own, type, path);
    }

    private static @Nullable Class<?> itemOf(Type type) {
        return type instanceof ParameterizedType list
                        && List.class.equals(list.getRawType())
                        && list.getActualTypeArguments()[0] instanceof Class<?> item
                ? item
                : null;
    }

    private void lacking(ObjectNode own, Class<?> type, String path) {
        InvalidInput problem = reading.apply(own, type);
        while (problem != null
                && isMissing(problem)
                && found.size() < MAX_REPORTED
                && !problem.field().matches(".*[.\\[].*")) {
            String field = problem.field();
            found.add(join(path, field));
            for (JsonNode placeholder : placeholders(type, field)) {
                own.set(field, placeholder);
                problem = reading.apply(own, type);
                if (problem == null || !problem.field().equals(field)) {
                    break;
                }
            }
            if (problem != null && problem.field().equals(field)) {
                return;
            }
        }
    }

    private static List<JsonNode> placeholders(Class<?> type, String field) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(field) && component.getType().isEnum()) {
                return List.of(NODES.stringNode(
                        EnumLabels.of((Enum<?>) component.getType().getEnumConstants()[0])));
            }
        }
        return PLACEHOLDERS;
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
