package org.holdfast.facts.json;

import org.holdfast.facts.validation.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a JSON merge patch (RFC 7396): objects are merged, lists are replaced, and {@code null} removes a field. */
public final class MergePatch {

    private MergePatch() {}

    /**
     * Returns the document with the changes.
     *
     * @param patch must be an object, because it changes one
     * @throws InvalidInput if it is anything else
     */
    public static ObjectNode applied(ObjectNode document, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new InvalidInput(
                    "",
                    "The body is " + JsonProblems.described(patch)
                            + "; expected an object with the fields to change, such as "
                            + "{\"email\": \"ana@example.org\"}");
        }
        ObjectNode result = document.deepCopy();
        changes.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                result.remove(change.getKey());
            } else if (value instanceof ObjectNode fields) {
                ObjectNode old =
                        result.get(change.getKey()) instanceof ObjectNode object ? object : document.objectNode();
                result.set(change.getKey(), applied(old, fields));
            } else {
                result.set(change.getKey(), value);
            }
        });
        return result;
    }
}
