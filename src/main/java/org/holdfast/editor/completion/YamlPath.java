package org.holdfast.editor.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * The place of a marker in a YAML file.
 *
 * @param steps the keys on the way to the marker; an item of a list is {@code []}
 * @param isKey whether the marker is a key and not a value
 */
record YamlPath(List<String> steps, boolean isKey) {

    static final String ITEM = "[]";

    YamlPath {
        steps = List.copyOf(steps);
    }

    /** Returns the place of a marker, or {@code null} if the text is not well formed or does not contain it. */
    static @Nullable YamlPath of(String path, String text, String marker) {
        Optional<YamlNode> root = YamlNode.parse(path, text, new Problems());
        return root.isEmpty() ? null : find(root.get(), marker, List.of());
    }

    private static @Nullable YamlPath find(YamlNode node, String marker, List<String> above) {
        if (node.isMap()) {
            for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
                if (entry.getKey().equals(marker)) {
                    return new YamlPath(above, true);
                }
                YamlPath found = find(entry.getValue(), marker, with(above, entry.getKey()));
                if (found != null) {
                    return found;
                }
            }
        } else if (node.isList()) {
            for (YamlNode item : node.items()) {
                YamlPath found = find(item, marker, with(above, ITEM));
                if (found != null) {
                    return found;
                }
            }
        } else if (!node.isNull() && String.valueOf(node.plain()).equals(marker)) {
            return new YamlPath(above, false);
        }
        return null;
    }

    private static List<String> with(List<String> above, String step) {
        List<String> steps = new ArrayList<>(above);
        steps.add(step);
        return steps;
    }

    /** Returns the key that the marker is a value of; empty if there is none. */
    String key() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (!steps.get(i).equals(ITEM)) {
                return steps.get(i);
            }
        }
        return "";
    }
}
