package org.holdfast.rules.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * A value in {@code limits.yaml} or an {@code actions.yaml} that differs between two rule books.
 *
 * @param what path of the value in the file, such as {@code exchangeRates from 2026-01-01 / perUnit / USD}
 * @param before {@code null} if the value was added
 * @param after {@code null} if the value was removed
 */
public record LimitChange(
        String file,
        String what,
        @Nullable String before,
        @Nullable String after) {

    private static final String ACTIONS = "/actions.yaml";
    private static final String SEPARATOR = " / ";

    /** Returns all changes from {@code before} to {@code after}. */
    public static List<LimitChange> between(BookSource before, BookSource after) {
        TreeSet<String> files = new TreeSet<>();
        for (BookSource source : List.of(before, after)) {
            files.addAll(source.paths("areas/", ACTIONS));
            files.addAll(source.paths(LimitsReader.FILE, ""));
        }
        List<LimitChange> changes = new ArrayList<>();
        files.forEach(file -> changes(file, values(before, file), values(after, file), changes));
        return changes;
    }

    private static void changes(
            String file, Map<String, String> before, Map<String, String> after, List<LimitChange> changes) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changes.add(new LimitChange(file, key, before.get(key), after.get(key)));
            }
        }
    }

    private static Map<String, String> values(BookSource source, String file) {
        Map<String, String> values = new LinkedHashMap<>();
        Problems none = new Problems();
        if (source.has(file)) {
            YamlNode.parse(file, source.text(file, none), none).ifPresent(node -> collect(node, "", values));
        }
        return values;
    }

    private static void collect(YamlNode node, String path, Map<String, String> values) {
        if (node.isMap()) {
            node.entries()
                    .forEach((name, value) -> collect(value, path.isEmpty() ? name : path + SEPARATOR + name, values));
        } else if (node.isList() && node.items().stream().anyMatch(YamlNode::isMap)) {
            int number = 1;
            for (YamlNode item : node.items()) {
                collect(item, path + " " + title(item, number++), values);
            }
        } else {
            values.put(path, String.valueOf(node.plain()));
        }
    }

    /** Returns the label of a list item. Dated values are identified by their date, regardless of their order. */
    private static String title(YamlNode item, int number) {
        YamlNode from = item.isMap() ? item.entries().get("from") : null;
        return from == null ? String.valueOf(number) : "from " + from.plain();
    }
}
