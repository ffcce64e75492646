package org.holdfast.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.audit.Actor;
import org.holdfast.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Executes a tool for an agent: checks the role, and turns the result, or a failure that says what to do about it, into
 * text.
 */
@Component
@ConditionalOnMcp
final class McpToolExecutor {

    /** Maximum length of a result, in characters; about 8,000 tokens. */
    static final int MAX_LENGTH = 32_000;

    private final JsonMapper mapper;

    McpToolExecutor(JsonMapper mapper) {
        this.mapper = mapper;
    }

    CallToolResult execute(McpTool tool, Caller caller, Actor actor, @Nullable Map<String, Object> arguments) {
        try {
            if (!caller.may(tool.allowed())) {
                throw CallerRejected.withoutRole(caller, tool.allowed());
            }
            for (Object result : tool.results(new ToolArguments(arguments, tool.parameters()), caller, actor)) {
                String text = mapper.writeValueAsString(result);
                if (text.length() <= MAX_LENGTH) {
                    return result(text, false);
                }
            }
            return result(
                    "The result is longer than " + MAX_LENGTH
                            + " characters. Request less: a smaller \"max\" or \"limit\", or one rule.",
                    true);
        } catch (RuntimeException e) {
            return result(Failure.of(e).text(), true);
        }
    }

    private static CallToolResult result(String text, boolean isError) {
        return CallToolResult.builder(List.of(TextContent.builder(text).build()))
                .isError(isError)
                .build();
    }
}
