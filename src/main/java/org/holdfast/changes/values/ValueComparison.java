package org.holdfast.changes.values;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * Compares YAML values by their names. The items of a list are identified by the values that are not numbers, so that
 * inserting one does not make the others look changed.
 */
public final class ValueComparison {

    /** Maximum length of a value that is quoted. */
    private static final int MAX_VALUE = 2_000;

    private final List<ValueChange> changes = new ArrayList<>();

    private ValueComparison() {}

    /** Returns the content of a file as maps, lists and scalars; {@code null} if it cannot be read. */
    public static @Nullable Object read(BookSource source, String file) {
        Problems problems = new Problems();
        return source.has(file)
                ? YamlNode.parse(file, source.text(file, problems), problems)
                        .map(YamlNode::plain)
                        .orElse(null)
                : null;
    }

    /** Returns the names of a map with their values; empty for anything else. */
    public static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((name, each) -> map.put(String.valueOf(name), each));
        }
        return map;
    }

    public static List<ValueChange> between(@Nullable Object before, @Nullable Object after) {
        ValueComparison comparison = new ValueComparison();
        comparison.compare("", before, after);
        return comparison.changes;
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (isMapOrAbsent(before) && isMapOrAbsent(after)) {
            compareEntries(path, map(before), map(after), ValueChange.SEPARATOR);
        } else if (isListOfMaps(before) && isListOfMaps(after)) {
            List<Map<String, @Nullable Object>> old = items(before);
            List<Map<String, @Nullable Object>> now = items(after);
            int keys = keysThatIdentify(old, now);
            compareEntries(path, labelled(old, keys), labelled(now, keys), " ");
        } else {
            changes.add(new ValueChange(path, words(before), words(after)));
        }
    }

    private void compareEntries(
            String path, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, String separator) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            compare(path.isEmpty() ? name : path + separator + name, before.get(name), after.get(name));
        }
    }

    private static boolean isMapOrAbsent(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?>;
    }

    private static boolean isListOfMaps(@Nullable Object value) {
        return value == null
                || value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(Map.class::isInstance);
    }

    private static List<Map<String, @Nullable Object>> items(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(ValueComparison::map).toList()
                : List.of();
    }

    /** Returns how many values that are not numbers are needed to tell the items apart; 0 if they do not suffice. */
    private static int keysThatIdentify(
            List<Map<String, @Nullable Object>> before, List<Map<String, @Nullable Object>> after) {
        int most = before.stream().mapToInt(Map::size).max().orElse(0);
        for (int keys = 1; keys <= most; keys++) {
            if (areUnique(before, keys) && areUnique(after, keys)) {
                return keys;
            }
        }
        return 0;
    }

    private static boolean areUnique(List<Map<String, @Nullable Object>> items, int keys) {
        Set<String> seen = new HashSet<>();
        return items.stream().map(item -> label(item, keys)).allMatch(label -> !label.isEmpty() && seen.add(label));
    }

    private static Map<String, @Nullable Object> labelled(List<Map<String, @Nullable Object>> items, int keys) {
        Map<String, @Nullable Object> labelled = new LinkedHashMap<>();
        int number = 1;
        for (Map<String, @Nullable Object> item : items) {
            labelled.put(keys == 0 ? String.valueOf(number++) : label(item, keys), item);
        }
        return labelled;
    }

    private static String label(Map<String, @Nullable Object> item, int keys) {
        return item.values().stream()
                .filter(value -> value != null && !(value instanceof Number) && !(value instanceof Map<?, ?>))
                .limit(keys)
                .map(ValueComparison::words)
                .collect(Collectors.joining(", "));
    }

    public static @Nullable String words(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String words = value instanceof List<?> list
                ? list.stream().map(each -> String.valueOf(words(each))).collect(Collectors.joining(", "))
                : String.valueOf(value);
        return words.length() <= MAX_VALUE ? words : words.substring(0, MAX_VALUE) + "…";
    }
}
