package org.holdfast.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStatelessServerTransport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The MCP endpoint, called with the client of the protocol's SDK. */
class McpIT {

    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.mcp.enabled=true", "--holdfast.access.local-operator=false");
        for (Role role : Role.values()) {
            KEYS.put(
                    role,
                    server.bean(ApiKeyService.class)
                            .create(
                                    "agent " + role,
                                    EnumSet.of(role),
                                    AuthorityLevel.AUTOMATIC,
                                    null,
                                    AuditTrails.TESTER)
                            .text());
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static McpSyncClient client(String key) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + server.port())
                        .endpoint("/mcp")
                        .jsonMapper(
                                new JacksonMcpJsonMapper(JsonMapper.builder().build()))
                        .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + key))
                        .build())
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .initializationTimeout(Patience.ENDLESS)
                .requestTimeout(Patience.ENDLESS)
                .build();
    }

    private static McpSchema.CallToolResult call(Role role, String tool, Map<String, Object> arguments) {
        try (McpSyncClient client = client(KEYS.get(role))) {
            client.initialize();
            return client.callTool(
                    McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        }
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    private static JsonNode answer(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = call(Role.READ, tool, arguments);
        assertThat(result.isError()).as(text(result)).isNotEqualTo(true);
        return FactsJson.mapper().readTree(text(result));
    }

    private static Server.Answer http(Role role, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", KEYS.get(role))
                .header("Content-Type", "application/json");
        return server.send(
                body == null ? request : request.POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    @Test
    void threeReadOnlyToolsAreDescribed() {
        try (McpSyncClient client = client(KEYS.get(Role.READ))) {
            McpSchema.InitializeResult hello = client.initialize();

            assertThat(hello.serverInfo().name()).isEqualTo("holdfast");
            assertThat(hello.instructions()).contains("read-only");
            Map<String, McpSchema.Tool> tools =
                    client.listTools().tools().stream().collect(Collectors.toMap(McpSchema.Tool::name, tool -> tool));
            assertThat(tools.keySet()).isEqualTo(Set.of("next_best_action", "explain_decision", "customer_history"));
            assertThat(tools.values()).allSatisfy(tool -> {
                assertThat(tool.description().length()).isBetween(150, 800);
                assertThat(tool.annotations().readOnlyHint()).isTrue();
                assertThat(tool.inputSchema().get("additionalProperties")).isEqualTo(false);
            });
            assertThat(tools.get("next_best_action").inputSchema().get("required"))
                    .isEqualTo(List.of("customerId"));
        }
    }

    @Test
    void theNextBestActionIsTheSameAsOverHttpAndNotRecorded() {
        JsonNode decision = answer("next_best_action", Map.of("customerId", "C-1001", "max", 2));
        JsonNode overHttp = http(Role.READ, "/v1/customers/C-1001/next-best-action?max=2", null)
                .json();

        assertThat(decision.path("actions").path(0).path("action").asString()).isEqualTo("warn-late-delivery");
        assertThat(decision.path("actions")).isEqualTo(overHttp.path("actions"));
        assertThat(decision.has("decisionId")).isFalse();
        assertThat(http(Role.READ, "/v1/customers/C-1001/history", null)
                        .json()
                        .path("decisions")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aPreviewIsExplainedForAllRulesOrForOne() {
        JsonNode all = answer("explain_decision", Map.of("customerId", "C-1002", "language", "en"))
                .path("explanation");
        String rule = all.path("whyNot").path(0).path("rule").asString();
        JsonNode one = answer("explain_decision", Map.of("customerId", "C-1002", "language", "en", "rule", rule))
                .path("explanation");

        assertThat(all.path("whyNot").size()).isGreaterThan(5);
        assertThat(one.path("whyNot"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("rule").asString()).isEqualTo(rule));
    }

    @Test
    void pastDecisionsAreListedPagedAndExplained() {
        for (int i = 0; i < 3; i++) {
            http(
                    Role.DECIDE,
                    "/v1/decisions",
                    "{'customer':{'id':'past','orders':[{'id':'o" + i + "','placedAt':'" + Samples.daysAgo(20)
                            + "','promisedAt':'" + Samples.daysAgo(5) + "'}]}}");
        }
        JsonNode first = answer("customer_history", Map.of("customerId", "past", "limit", 2));
        JsonNode second = answer(
                "customer_history",
                Map.of(
                        "customerId",
                        "past",
                        "limit",
                        2,
                        "before",
                        first.path("next").asString()));

        assertThat(first.path("decisions").size()).isEqualTo(2);
        assertThat(second.path("decisions").size()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
        assertThat(second.at("/decisions/0/actions/0/reason").asString()).contains("o0");
        JsonNode explained = answer(
                "explain_decision",
                Map.of("decisionId", second.at("/decisions/0/decisionId").asString()));
        assertThat(explained.at("/explanation/why/0/rule").asString()).isEqualTo("Warn about a late delivery");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "next_best_action | customerId | nobody | There is no customer \"nobody\".",
                "customer_history | customerId | nobody | There is no customer \"nobody\".",
                "explain_decision | decisionId | none   | There is no decision \"none\".",
                "next_best_action | customer   | C-1001 | \"customer\" is not a parameter of this tool; expected "
                        + "any of customerId, moment, channel, max.",
                "next_best_action | max        | 3      | \"max\" must be a whole number from 1 to 10.",
                "explain_decision | rule       | x      | \"decisionId\" and customerId are both missing; give "
                        + "one of them.",
                "customer_history | limit      | many   | \"limit\" must be a whole number from 1 to 20.",
            })
    void errorsAreSentences(String tool, String argument, String value, String sentence) {
        Map<String, Object> arguments = new HashMap<>(Map.of(argument, value));
        if (argument.matches("max|limit")) {
            arguments.put("customerId", "C-1001");
        }
        McpSchema.CallToolResult result = call(Role.READ, tool, arguments);

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).isEqualTo(sentence);
    }

    @Test
    void rolesAreTheSameAsOverHttp() {
        assertThat(text(call(Role.AGENT, "next_best_action", Map.of("customerId", "C-1001"))))
                .isEqualTo("This requires the role read. The API key \"agent agent\" has agent.");
        assertThat(text(call(Role.DECIDE, "customer_history", Map.of("customerId", "C-1001"))))
                .startsWith("This requires the role read or agent.");
        assertThat(call(Role.AGENT, "customer_history", Map.of("customerId", "C-1001"))
                        .isError())
                .isNotEqualTo(true);
        assertThat(text(call(Role.AGENT, "explain_decision", Map.of("customerId", "C-1001"))))
                .contains("needs an API key with the role " + "read");
    }

    @Test
    void aValidKeyIsRequired() {
        assertThatThrownBy(() -> client("hf_wrong").initialize()).hasStackTraceContaining("Authorization error");
        Server.Answer none =
                server.send(HttpRequest.newBuilder(server.uri("/mcp")).POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aRequestThatIsTooLongIsRefused() {
        Server.Answer answer = http(Role.READ, "/mcp", "{'x':'" + "x".repeat(70_000) + "'}");

        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage | 400 | {'jsonrpc':'2.0','id':null,'error':{'code':-32600,'message':'Expected a JSON-RPC "
                        + "2.0 request.'}}",
                "{'jsonrpc':'2.0','id':9,'method':'no/such'} | 200 | {'jsonrpc':'2.0','id':9,'error':{'code':-32601,"
                        + "'message':'Method not found: no/such'}}",
            },
            quoteCharacter = '`')
    void malformedRequestsGetJsonRpcErrorsWithoutInternals(String body, int status, String error) {
        Server.Answer answer = server.send(HttpRequest.newBuilder(server.uri("/mcp"))
                .header("X-API-Key", KEYS.get(Role.READ))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json())
                .isEqualTo(
                        FactsJson.mapper().readTree(error.replace("\"", "\\\"").replace('\'', '"')));
    }

    @Test
    void theEndpointIsNotDescribedAndExistsOnlyIfEnabled() {
        assertThat(http(Role.READ, "/v3/api-docs", null).json().path("paths").has("/mcp"))
                .isFalse();
        try (Server usual = Server.start("--holdfast.demo=false")) {
            assertThat(usual.post("/mcp", "{}").status()).isEqualTo(404);
            assertThat(usual.beans(WebMvcStatelessServerTransport.class)).isEmpty();
        }
    }
}
