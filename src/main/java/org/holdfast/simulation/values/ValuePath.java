package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;

/** The path to values: from the customer through lists to a field of their items. */
record ValuePath(List<ListField> lists, Entity entity, Field field) {

    ValuePath {
        lists = List.copyOf(lists);
    }

    /** Returns the path with these names, such as {@code orders.lines.category}. */
    static ValuePath at(String path, Vocabulary vocabulary) {
        String[] parts = path.split("\\.");
        Entity entity = vocabulary.customer();
        List<ListField> lists = new ArrayList<>();
        for (String name : Arrays.copyOf(parts, parts.length - 1)) {
            ListField listField = Objects.requireNonNull(entity.items(name), name);
            lists.add(listField);
            entity = listField.element();
        }
        return new ValuePath(lists, entity, Objects.requireNonNull(entity.field(parts[parts.length - 1]), path));
    }

    /** Returns the name of the field in conditions, such as {@code OrderLine.category}. */
    String asked() {
        return entity.name() + "." + field.name();
    }

    /** Passes each value of a customer to a consumer, each of several words by itself. */
    void read(Object customer, Consumer<String> each) {
        read(customer, 0, each);
    }

    private void read(Object thing, int depth, Consumer<String> each) {
        if (depth < lists.size()) {
            List<?> list = lists.get(depth).read().apply(thing);
            if (list != null) {
                list.forEach(one -> read(one, depth + 1, each));
            }
            return;
        }
        Object value = field.read().apply(thing);
        if (value instanceof List<?> words) {
            words.forEach(word -> each.accept(word.toString()));
        } else if (value != null) {
            each.accept(value.toString());
        }
    }
}
