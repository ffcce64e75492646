package org.holdfast.api.mcp;

import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool call. Errors are sentences, so that the model can correct its call. */
final class ToolArguments {

    private static final int MAX_LENGTH = 200;

    private final Map<String, Object> values;

    /** @throws InvalidInput if there is an argument that the tool does not have */
    ToolArguments(@Nullable Map<String, Object> values, List<McpTool.Parameter> known) {
        this.values = values == null ? Map.of() : values;
        List<String> names = known.stream().map(McpTool.Parameter::name).toList();
        for (String name : this.values.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInput(
                        name.substring(0, Math.min(name.length(), MAX_LENGTH)),
                        "is not a parameter of this tool; expected any of " + String.join(", ", names));
            }
        }
    }

    @Nullable
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > MAX_LENGTH) {
            throw new InvalidInput(name, "must be a text of 1 to " + MAX_LENGTH + " characters");
        }
        return text;
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new InvalidInput(name, "is missing");
        }
        return text;
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String label = text(name);
        return label == null ? null : EnumLabels.read(type, name, label);
    }

    int number(String name, int min, int max, int defaultValue) {
        Object value = values.get(name);
        if (value == null) {
            return defaultValue;
        }
        // A model may write 3.0 for 3.
        if (!(value instanceof Number number)
                || number.doubleValue() != number.longValue()
                || number.longValue() < min
                || number.longValue() > max) {
            throw new InvalidInput(name, "must be a whole number from " + min + " to " + max);
        }
        return number.intValue();
    }
}
