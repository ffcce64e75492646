package org.holdfast.api.mcp;

import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;

/** A tool for AI agents. Each implementation is a Spring component, and is registered by being one. */
interface McpTool {

    /** Returns the name in the protocol: lower case with underscores. */
    String name();

    /** Returns the title, for human readers. */
    String title();

    /** Returns the description, for the model: what the tool returns, when to call it, and what to observe. */
    String description();

    /** Returns the roles that may call the tool; one of them is enough. */
    Role[] allowed();

    /** Returns the parameters, in the order of the schema. */
    List<Parameter> parameters();

    /**
     * Executes the tool.
     *
     * @param actor the caller as recorded in the audit trail
     * @return the result to be written as JSON, in versions from the fullest to the shortest; the first one that is not
     *     too long is used
     */
    Iterable<?> results(ToolArguments toolArguments, Caller caller, Actor actor);

    /**
     * A parameter.
     *
     * @param schema its JSON schema, without the description
     */
    record Parameter(String name, String description, boolean required, Map<String, Object> schema) {

        static Parameter text(String name, String description) {
            return new Parameter(name, description, false, Map.of("type", "string"));
        }

        static Parameter oneOf(String name, String description, List<String> labels) {
            return new Parameter(name, description, false, Map.of("type", "string", "enum", labels));
        }

        static Parameter number(String name, String description, int min, int max) {
            return new Parameter(name, description, false, Map.of("type", "integer", "minimum", min, "maximum", max));
        }

        Parameter asRequired() {
            return new Parameter(name, description, true, schema);
        }
    }
}
