package org.holdfast.editor.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.editor.schema.Shape;
import org.holdfast.editor.schema.YamlField;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a form sent back into a value of a YAML file. An empty field is left out of the file, and so is an item of
 * which every field is empty. Nothing is judged here; that is up to the readers of the files.
 *
 * @param sent the texts of each input by its name
 */
public record FormInput(Map<String, List<String>> sent) {

    /** Maximum number of items of a list in a form. */
    private static final int MAX_ITEMS = 200;

    /**
     * Reads a value.
     *
     * @param name name of its inputs
     * @param current the value in the file, whose order is kept where nothing else changed
     * @return {@code null} if all fields are empty
     */
    public @Nullable Object read(Shape shape, String name, @Nullable Object current) {
        if (shape instanceof Shape.Group group) {
            return group(group, name, current);
        } else if (shape instanceof Shape.Entries entries) {
            return entries(entries, name, current);
        } else if (shape instanceof Shape.Items items) {
            return items.item() instanceof Shape.Group group
                    ? items(group, name, current)
                    : words(items, name, current);
        }
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    private String text(String name) {
        List<String> values = sent.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).replace("\r\n", "\n").strip();
    }

    private @Nullable Object group(Shape.Group group, String name, @Nullable Object current) {
        Map<?, ?> before = current instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (YamlField field : group.fields()) {
            Object value = read(field.shape(), name + "/" + field.name(), before.get(field.name()));
            if (value != null) {
                fields.put(field.name(), value);
            }
        }
        return fields.isEmpty() ? null : fields;
    }

    private @Nullable Object items(Shape.Group group, String name, @Nullable Object current) {
        List<?> before = current instanceof List<?> list ? list : List.of();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < MAX_ITEMS && has(name + "/" + i + "/"); i++) {
            Object item = group(group, name + "/" + i, i < before.size() ? before.get(i) : null);
            if (item != null) {
                items.add(item);
            }
        }
        return items.isEmpty() ? null : items;
    }

    private boolean has(String prefix) {
        return sent.keySet().stream().anyMatch(each -> each.startsWith(prefix));
    }

    /** An entry without a name, or without a value, is left out. */
    private @Nullable Object entries(Shape.Entries entries, String name, @Nullable Object current) {
        Map<?, ?> before = current instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < MAX_ITEMS && has(name + "/" + i + "/"); i++) {
            String key = text(name + "/" + i + FormBuilder.NAME);
            Object value = read(entries.value(), name + "/" + i + FormBuilder.VALUE, before.get(key));
            if (!key.isEmpty() && value != null) {
                all.put(key, value);
            }
        }
        return all.isEmpty() ? null : all;
    }

    private @Nullable Object words(Shape.Items items, String name, @Nullable Object current) {
        List<String> words = items.item() instanceof Shape.Choice
                ? sent.getOrDefault(name, List.of()).stream()
                        .filter(each -> !each.isBlank())
                        .toList()
                : Arrays.stream(text(name).split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
        // Boxes are sent in their own order; the author's stays if the choice is the same.
        boolean same = current instanceof List<?> list
                && list.size() == words.size()
                && new HashSet<Object>(list).equals(new HashSet<Object>(words))
                && items.item() instanceof Shape.Choice;
        if (same) {
            return current;
        }
        return words.isEmpty() ? null : words;
    }
}
