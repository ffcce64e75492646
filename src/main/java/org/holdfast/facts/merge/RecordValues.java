package org.holdfast.facts.merge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The values of the components of records, by name, from which records are created again. */
final class RecordValues {

    private RecordValues() {}

    static Map<String, @Nullable Object> of(Record record) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), of(component, record));
        }
        return values;
    }

    static @Nullable Object of(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The accessors of a record are accessible", e);
        }
    }

    /**
     * Returns the fields whose new values contradict the others: without them, the record is valid. If that is not a
     * single one, they are all fields that differ.
     */
    static Set<String> contradictory(Record record, Map<String, @Nullable Object> values) {
        if (isValid(record, values)) {
            return Set.of();
        }
        Map<String, @Nullable Object> own = of(record);
        Set<String> changed = new TreeSet<>(own.keySet());
        changed.removeIf(field -> Objects.equals(own.get(field), values.get(field)));
        for (String field : changed) {
            Map<String, @Nullable Object> without = new HashMap<>(values);
            without.put(field, own.get(field));
            if (isValid(record, without)) {
                return Set.of(field);
            }
        }
        return changed;
    }

    private static boolean isValid(Record record, Map<String, @Nullable Object> values) {
        try {
            with(record, values);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }

    /** @throws InvalidInput if the values contradict each other */
    @SuppressWarnings("unchecked")
    static <T extends Record> T with(T record, Map<String, @Nullable Object> values) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        try {
            return (T) record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(each -> values.get(each.getName()))
                            .toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record has a canonical constructor", e);
        }
    }
}
