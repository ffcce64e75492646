package org.holdfast.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrails;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class McpToolExecutorTest {

    private final McpToolExecutor executor = new McpToolExecutor(FactsJson.mapper());

    private record Tool(Iterable<?> results) implements McpTool {

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
            return "Returns its configured results.";
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
        public Iterable<?> results(ToolArguments toolArguments, Caller caller, Actor actor) {
            return results;
        }
    }

    private CallToolResult execute(Iterable<?> results) {
        return executor.execute(new Tool(results), Caller.localOperator(), AuditTrails.TESTER, Map.of());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().get(0)).text();
    }

    @Test
    void theFullestResultThatIsNotTooLongIsReturned() {
        String tooLong = "x".repeat(McpToolExecutor.MAX_LENGTH);

        assertThat(text(execute(List.of(tooLong, "full", "short")))).isEqualTo("\"full\"");
        assertThat(text(execute(List.of("full", tooLong)))).isEqualTo("\"full\"");
    }

    @Test
    void anErrorSaysHowToRequestLessIfAllResultsAreTooLong() {
        CallToolResult result = execute(List.of("x".repeat(McpToolExecutor.MAX_LENGTH)));

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("Request less").hasSizeLessThan(300);
    }

    @Test
    void internalErrorsRevealNoInternals() {
        CallToolResult database = execute(() -> {
            throw new QueryTimeoutException("select secret from customer");
        });
        CallToolResult bug = execute(() -> {
            throw new IllegalStateException("at org.holdfast");
        });

        CallToolResult integrity = execute(() -> {
            throw new DataIntegrityViolationException("insert into customer values ('secret')");
        });

        assertThat(text(database))
                .isEqualTo("The database cannot be reached or does not answer, so nothing was decided or stored. "
                        + "Try again in a moment.");
        assertThat(text(integrity)).startsWith("An internal error").doesNotContain("secret", "Try again");
        assertThat(text(bug)).startsWith("An internal error occurred.").doesNotContain("org.holdfast");
        assertThat(List.of(database, integrity, bug)).allMatch(CallToolResult::isError);
    }
}
