package org.holdfast.api.mcp;

import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What an agent gave to a tool. Whatever does not fit is told in a sentence, so that the agent can mend it. */
final class ToolArguments {

    private static final int LONGEST = 200;

    private final Map<String, Object> values;

    /** @throws InvalidInput when there is one the tool does not know */
    ToolArguments(@Nullable Map<String, Object> values, List<McpTool.Parameter> known) {
        this.values = values == null ? Map.of() : values;
        List<String> names = known.stream().map(McpTool.Parameter::name).toList();
        for (String name : this.values.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInput(
                        name.substring(0, Math.min(name.length(), LONGEST)),
                        "is not known here; expected any of " + String.join(", ", names));
            }
        }
    }

    @Nullable
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
            throw new InvalidInput(name, "must be a text of 1 to " + LONGEST + " characters");
        }
        return text;
    }

    String needed(String name) {
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

    int number(String name, int least, int most, int usual) {
        Object value = values.get(name);
        if (value == null) {
            return usual;
        }
        // A model may write 3.0.
        if (!(value instanceof Number number)
                || number.doubleValue() != number.longValue()
                || number.longValue() < least
                || number.longValue() > most) {
            throw new InvalidInput(name, "must be a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }
}
