package org.holdfast.api.mcp;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.coordination.TooBusy;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.insight.ReceiptUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(McpToolExecutor.class);

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
        } catch (InvalidInput e) {
            return result(
                    (e.field().isEmpty() ? e.getMessage() : "\"" + e.field() + "\" " + e.getMessage()) + ".", true);
        } catch (NotFound | ReceiptUnavailable | CallerRejected | TooBusy e) {
            return result(String.valueOf(e.getMessage()), true);
        } catch (RuntimeException e) {
            DatabaseFailure failure = DatabaseFailure.in(e).orElse(null);
            if (failure != null) {
                return result(failure.report(), true);
            }
            String number = UUID.randomUUID().toString();
            LOG.error("Fault {}", number, e);
            return result("Something went wrong on our side. The log has the details under " + number + ".", true);
        }
    }

    private static CallToolResult result(String text, boolean isError) {
        return CallToolResult.builder(List.of(TextContent.builder(text).build()))
                .isError(isError)
                .build();
    }
}
