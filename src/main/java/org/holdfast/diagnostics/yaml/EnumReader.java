package org.holdfast.diagnostics.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/** Reads enum constants, such as channels, by their labels. */
public final class EnumReader {

    private EnumReader() {}

    /** Returns the constant, or {@code null} after reporting a problem. */
    public static <E extends Enum<E>> @Nullable E one(YamlNode node, Class<E> type) {
        return one(node, List.of(type.getEnumConstants()));
    }

    /** Like {@link #one(YamlNode, Class)}, but only some of the constants are allowed. */
    public static <E extends Enum<E>> @Nullable E one(YamlNode node, List<E> constants) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        List<String> labels = constants.stream().map(EnumLabels::of).toList();
        Optional<E> found = constants.stream()
                .filter(each -> EnumLabels.of(each).equals(text.strip()))
                .findFirst();
        if (found.isEmpty()) {
            String list = String.join(", ", labels);
            node.error(ProblemText.of("yaml.not-one-of", "value", text, "list", list, YamlNode.ACCEPTED, list)
                    .nearest(text, labels));
        }
        return found.orElse(null);
    }

    /** Returns several distinct constants in their order; reports a problem if there is none. */
    public static <E extends Enum<E>> Set<E> several(YamlNode node, Class<E> type) {
        Set<E> found = new LinkedHashSet<>();
        if (node.isList() && node.items().isEmpty() || node.isNull()) {
            node.error("At least one of " + EnumLabels.all(type) + " is expected here.");
        }
        for (YamlNode item : node.items()) {
            E constant = one(item, type);
            if (constant != null && !found.add(constant)) {
                item.error(
                        "\"" + EnumLabels.of(constant) + "\" appears twice in this list.", "Maybe remove one of them.");
            }
        }
        return found;
    }
}
