package org.holdfast.editor.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes new values: short ones between brackets on one line, as the shipped files do, others on lines of their own.
 */
final class YamlWriter {

    /** Width up to which a collection stays on one line. */
    private static final int WIDTH = 120;

    private YamlWriter() {}

    /** Writes a value on one line. */
    static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "{}"
                    : map.entrySet().stream()
                            .map(each ->
                                    YamlScalars.plain(String.valueOf(each.getKey())) + ": " + flow(each.getValue()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return YamlScalars.plain(String.valueOf(value));
    }

    /** Returns the lines of an entry, without indentation: on one line if it is short. */
    static List<String> entry(String key, Object value, int indent) {
        int width = indent + key.length() + flow(value).length();
        return width < WIDTH && isSmall(value) ? List.of(name(key) + " " + flow(value)) : lines(key, value, indent);
    }

    /** Returns the lines of an entry, with a map or list below its name. */
    static List<String> lines(String key, Object value, int indent) {
        if (isScalar(value) || isEmpty(value)) {
            return List.of(name(key) + " " + flow(value));
        }
        List<String> lines = new ArrayList<>(List.of(name(key)));
        block(value, indent + 2).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static String name(String key) {
        return YamlScalars.plain(key) + ":";
    }

    /** Returns the lines of an item, with its dash. */
    static List<String> item(Object value, int indent, boolean onOneLine) {
        if (isScalar(value) || isEmpty(value) || onOneLine) {
            return List.of("- " + flow(value));
        }
        List<String> lines = new ArrayList<>();
        block(value, indent + 2).forEach(line -> lines.add((lines.isEmpty() ? "- " : "  ") + line));
        return lines;
    }

    private static List<String> block(Object value, int indent) {
        List<String> lines = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> lines.addAll(entry(String.valueOf(key), each, indent)));
        } else if (value instanceof List<?> list) {
            list.forEach(each ->
                    lines.addAll(item(each, indent, flow(each).length() + indent < WIDTH && isFlat(each))));
        }
        return lines;
    }

    static boolean isScalar(Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty() || value instanceof List<?> list && list.isEmpty();
    }

    /** Returns whether a value contains no list of maps, which is easier to read line by line. */
    private static boolean isSmall(Object value) {
        return !(value instanceof List<?> list) || list.stream().allMatch(YamlWriter::isScalar);
    }

    /** Returns whether a map has no map or list of maps inside it. */
    private static boolean isFlat(Object value) {
        return !(value instanceof Map<?, ?> map)
                || map.values().stream().allMatch(each -> !(each instanceof Map) && isSmall(each))
                        && !map.containsKey("why");
    }
}
