package org.holdfast.api.rulebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads changes of the live rule book: {@code {"changes": {path: text or null}}}. */
final class ChangesParser {

    private static final String CHANGES = "changes";

    private final JsonFactory json;

    ChangesParser(JsonFactory json) {
        this.json = json;
    }

    /** Returns texts by path, or {@code null} if the body is a whole rule book. */
    @Nullable
    Map<String, @Nullable String> parse(byte[] body) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            boolean begins = parser.nextToken() == JsonToken.START_OBJECT
                    && parser.nextToken() == JsonToken.PROPERTY_NAME
                    && parser.currentName().equals(CHANGES)
                    && parser.nextToken() == JsonToken.START_OBJECT;
            if (!begins) {
                return null;
            }
            Map<String, @Nullable String> changes = changes(parser);
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new InvalidInput("", "After \"changes\" nothing else is expected");
            }
            return changes;
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
    }

    private static Map<String, @Nullable String> changes(JsonParser parser) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String path = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL) {
                throw new InvalidInput(CHANGES + "." + path, "must be the text of that file, or null to remove it");
            }
            changes.put(path, value == JsonToken.VALUE_NULL ? null : parser.getString());
        }
        return changes;
    }
}
