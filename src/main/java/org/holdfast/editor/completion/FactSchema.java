package org.holdfast.editor.completion;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.facts.Customer;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.programmes.ProgrammeDocument;
import org.holdfast.simulation.scenario.EarlierAction;
import org.jspecify.annotations.Nullable;

/** The fields of example customers, taken from the records that read them. */
final class FactSchema {

    /** What an example customer states besides facts. */
    private static final Map<String, Class<?>> BESIDES =
            Map.of("promises", Promise.class, "programmes", ProgrammeDocument.class, "earlier", EarlierAction.class);

    private FactSchema() {}

    /**
     * Returns the names of the fields at a path such as {@code orders, []}; empty if there are none.
     *
     * @param steps the path below the customer
     */
    static List<String> fields(List<String> steps) {
        if (steps.isEmpty()) {
            return Stream.concat(
                            Customer.FIELDS.stream(), Stream.of("promises", "programmes", "earlier", "chanceToLose"))
                    .toList();
        }
        Class<?> type = type(steps);
        return type != null && type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }

    /** Returns the possible values of a field; empty if there are others. */
    static List<String> values(List<String> steps) {
        Class<?> type = type(steps);
        if (type == Boolean.class || type == boolean.class) {
            return List.of("true", "false");
        }
        return type != null && type.isEnum()
                ? Arrays.stream((Enum<?>[]) type.getEnumConstants())
                        .map(EnumLabels::of)
                        .toList()
                : List.of();
    }

    private static @Nullable Class<?> type(List<String> steps) {
        Class<?> type = Customer.class;
        for (int i = 0; i < steps.size() && type != null; i++) {
            String step = steps.get(i);
            if (i == 0 && BESIDES.containsKey(step)) {
                type = BESIDES.get(step);
            } else if (!step.equals(YamlPath.ITEM)) {
                type = field(type, step);
            }
        }
        return type;
    }

    private static @Nullable Class<?> field(Class<?> record, String name) {
        if (!record.isRecord()) {
            return null;
        }
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> element(component.getGenericType()))
                .orElse(null);
    }

    /** Returns the class of a component, or of the elements of a list. */
    private static @Nullable Class<?> element(Type type) {
        if (type instanceof ParameterizedType list && list.getActualTypeArguments().length == 1) {
            return element(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain ? plain : null;
    }
}
