package org.holdfast.editor.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits of values as plain maps and lists, which say what an edit of the text must mean. */
final class YamlTrees {

    private YamlTrees() {}

    static int size(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof List<?> list ? list.size() : 0;
    }

    static @Nullable Object with(@Nullable Object tree, NodePath path, Object value) {
        return with(tree, path.steps(), value);
    }

    private static @Nullable Object with(@Nullable Object tree, List<String> steps, Object value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int index = NodePositions.index(steps.get(0));
            if (index == copy.size()) {
                copy.add(null);
            }
            copy.set(index, with(copy.get(index), rest, value));
            return copy;
        }
        Map<Object, @Nullable Object> copy =
                tree instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
        copy.put(steps.get(0), with(copy.get(steps.get(0)), rest, value));
        return copy;
    }

    static @Nullable Object without(@Nullable Object tree, NodePath path) {
        if (path.isRoot()) {
            return null;
        }
        return without(tree, path.steps());
    }

    private static @Nullable Object without(@Nullable Object tree, List<String> steps) {
        String step = steps.get(0);
        List<String> rest = steps.subList(1, steps.size());
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int index = NodePositions.index(step);
            if (rest.isEmpty()) {
                copy.remove(index);
            } else {
                copy.set(index, without(copy.get(index), rest));
            }
            return copy;
        }
        Map<Object, @Nullable Object> copy =
                tree instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
        if (rest.isEmpty()) {
            copy.remove(step);
        } else {
            copy.put(step, without(copy.get(step), rest));
        }
        return copy;
    }
}
