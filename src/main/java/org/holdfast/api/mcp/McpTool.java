package org.holdfast.api.mcp;

import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;

/** Something an agent can ask. One class each; a new one is found by being a component. */
interface McpTool {

    /** What it is called, in the protocol's way: lower case with underscores. */
    String name();

    /** For people. */
    String title();

    /** For the model: what comes back, when to ask, what to know before. */
    String description();

    /** Who may ask: one of these roles is enough. */
    Role[] allowed();

    /** What can be given, in the order in which it is told. */
    List<Parameter> parameters();

    /**
     * Answers.
     *
     * @return what becomes JSON; of several, from the fullest to the shortest, the first that is not too long is given
     */
    Iterable<?> answers(ToolArguments toolArguments, Caller caller);

    /**
     * Something that can be given.
     *
     * @param schema JSON schema without the description
     */
    record Parameter(String name, String description, boolean required, Map<String, Object> schema) {

        static Parameter text(String name, String description) {
            return new Parameter(name, description, false, Map.of("type", "string"));
        }

        static Parameter oneOf(String name, String description, List<String> labels) {
            return new Parameter(name, description, false, Map.of("type", "string", "enum", labels));
        }

        static Parameter number(String name, String description, int least, int most) {
            return new Parameter(
                    name, description, false, Map.of("type", "integer", "minimum", least, "maximum", most));
        }

        Parameter needed() {
            return new Parameter(name, description, true, schema);
        }
    }
}
