package org.holdfast.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class McpToolExecutorTest {

    private final McpToolExecutor desk = new McpToolExecutor(FactsJson.mapper());

    private record Tool(Iterable<?> given) implements McpTool {

        @Override
        public String name() {
            return "tool";
        }

        @Override
        public String title() {
            return "A tool";
        }

        @Override
        public String description() {
            return "Gives what it was given.";
        }

        @Override
        public Role[] allowed() {
            return new Role[] {Role.READ};
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public Iterable<?> answers(ToolArguments toolArguments, Caller caller) {
            return given;
        }
    }

    private CallToolResult serve(Iterable<?> given) {
        return desk.serve(new Tool(given), Caller.localOperator(), Map.of());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    @Test
    void ofSeveralAnswersTheFullestThatIsNotTooLongIsGiven() {
        String tooLong = "x".repeat(McpToolExecutor.LONGEST_ANSWER);

        assertThat(text(serve(List.of(tooLong, "full", "short")))).isEqualTo("\"full\"");
        assertThat(text(serve(List.of("full", tooLong)))).isEqualTo("\"full\"");
    }

    @Test
    void whenAllAreTooLongTheAgentIsToldHowToAskForLess() {
        CallToolResult result = serve(List.of("x".repeat(McpToolExecutor.LONGEST_ANSWER)));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("Ask for less").hasSizeLessThan(300);
    }

    @Test
    void whatIsNotTheAgentsFaultTellsNothingOfOurInside() {
        CallToolResult store = serve(() -> {
            throw new QueryTimeoutException("select secret from customer");
        });
        CallToolResult fault = serve(() -> {
            throw new IllegalStateException("at org.holdfast");
        });

        CallToolResult refused = serve(() -> {
            throw new DataIntegrityViolationException("insert into customer values ('secret')");
        });

        assertThat(text(store))
                .isEqualTo(
                        "The database cannot be reached or does not answer, so nothing was decided or stored. Try again in a moment.");
        assertThat(text(refused)).startsWith("An internal error").doesNotContain("secret", "Try again");
        assertThat(text(fault)).startsWith("An internal error occurred.").doesNotContain("org.holdfast");
        assertThat(List.of(store, refused, fault)).allMatch(CallToolResult::isError);
    }
}
