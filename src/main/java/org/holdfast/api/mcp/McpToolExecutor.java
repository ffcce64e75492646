package org.holdfast.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves one question of an agent: may they, what is the answer, and when it goes wrong, a sentence that says what to
 * do.
 */
@Component
@ConditionalOnMcp
final class McpToolExecutor {

    /** Of an answer, in characters: some 8 000 tokens of a model. */
    static final int LONGEST_ANSWER = 32_000;

    private final JsonMapper mapper;

    McpToolExecutor(JsonMapper mapper) {
        this.mapper = mapper;
    }

    CallToolResult serve(McpTool tool, Caller caller, @Nullable Map<String, Object> arguments) {
        try {
            if (!caller.may(tool.allowed())) {
                throw CallerRejected.withoutRole(caller, tool.allowed());
            }
            for (Object answer : tool.answers(new ToolArguments(arguments, tool.parameters()), caller)) {
                String text = mapper.writeValueAsString(answer);
                if (text.length() <= LONGEST_ANSWER) {
                    return result(text, false);
                }
            }
            return result(
                    "The answer is longer than " + LONGEST_ANSWER
                            + " characters. Ask for less: a smaller \"max\" or \"limit\", or " + "one rule.",
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
