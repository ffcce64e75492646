package org.holdfast.api.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.api.security.SecuredRouterFunction;
import org.holdfast.audit.Actor;
import org.holdfast.facts.json.ScreenedJsonFactory;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStatelessServerTransport;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.EntityResponse;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures the MCP endpoint {@code /mcp}: streamable HTTP without sessions, so that any node can answer any request.
 * Callers are authenticated as for every other endpoint, and each tool checks the roles it requires.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMcp
@EnableConfigurationProperties(McpSettings.class)
class McpConfiguration {

    /** Maximum size of a request, in bytes; a typical one has a few hundred. */
    private static final int MAX_REQUEST_BYTES = 64 * 1024;

    private static final String CALLER = "caller";
    private static final String ACTOR = "actor";
    private static final String INSTRUCTIONS =
            "Holdfast decides on the next best action for a customer, and explains it. These tools are "
                    + "read-only: they record, send and promise nothing. Customers are identified by their id in "
                    + "the CRM.";

    private static final JsonMapper JSON =
            JsonMapper.builder(new ScreenedJsonFactory(JsonFactory.builder())).build();

    private final McpJsonMapper json = new JacksonMcpJsonMapper(JSON);

    @Bean
    WebMvcStatelessServerTransport mcpTransport() {
        return WebMvcStatelessServerTransport.builder()
                .messageEndpoint("/mcp")
                .jsonMapper(json)
                .contextExtractor(McpConfiguration::context)
                .build();
    }

    @Bean(destroyMethod = "close")
    McpStatelessSyncServer mcpServer(
            WebMvcStatelessServerTransport transport, List<McpTool> tools, McpToolExecutor executor) {
        return McpServer.sync(transport)
                .serverInfo("holdfast", "1")
                .instructions(INSTRUCTIONS)
                .jsonMapper(json)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tools.stream()
                        .map(tool -> new SyncToolSpecification(
                                described(tool),
                                (context, request) -> executor.execute(
                                        tool,
                                        (Caller) context.get(CALLER),
                                        (Actor) context.get(ACTOR),
                                        request.arguments())))
                        .toList())
                // Arguments are validated by ToolArguments, with messages a model can act on. Immediate execution
                // keeps a call on the request's thread, which is already a worker thread.
                .validateToolInputs(false)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .immediateExecution(true)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> mcpRoutes(WebMvcStatelessServerTransport transport, List<McpTool> tools) {
        Role[] allowed = tools.stream()
                .flatMap(tool -> List.of(tool.allowed()).stream())
                .distinct()
                .toArray(Role[]::new);
        RouterFunction<ServerResponse> router = transport.getRouterFunction();
        return request -> router.route(request).map(function -> new SecuredRouterFunction(bounded(function), allowed));
    }

    private static McpTransportContext context(ServerRequest request) {
        Caller caller = CallerAuthentication.current();
        return McpTransportContext.create(Map.of(
                CALLER, caller, ACTOR, caller.actor(request.servletRequest().getRemoteAddr())));
    }

    private static HandlerFunction<ServerResponse> bounded(HandlerFunction<ServerResponse> function) {
        return request -> {
            byte[] body = request.servletRequest().getInputStream().readNBytes(MAX_REQUEST_BYTES + 1);
            if (body.length > MAX_REQUEST_BYTES) {
                return ServerResponse.status(HttpStatus.CONTENT_TOO_LARGE).build();
            }
            String text = new String(body, StandardCharsets.UTF_8);
            return inProtocol(
                    function.handle(ServerRequest.from(request).body(text).build()), text);
        };
    }

    /**
     * Turns an error of the transport into a JSON-RPC error with the request's id. The transport itself would respond
     * with the exception and its stack trace.
     */
    private static ServerResponse inProtocol(ServerResponse response, String request) {
        if (!(response instanceof EntityResponse<?> answer) || !(answer.entity() instanceof McpError error)) {
            return response;
        }
        JsonNode call = parse(request);
        int code = error.getJsonRpcError().code();
        Map<String, Object> rpcError = new LinkedHashMap<>();
        rpcError.put("jsonrpc", "2.0");
        rpcError.put("id", call.path("id").isMissingNode() ? null : call.get("id"));
        rpcError.put("error", Map.of("code", code, "message", message(code)));
        return ServerResponse.status(response.statusCode())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(rpcError));
    }

    private static JsonNode parse(String request) {
        try {
            JsonNode call = JSON.readTree(request);
            return call.isObject() ? call : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static String message(int code) {
        return code == McpSchema.ErrorCodes.INTERNAL_ERROR
                ? "The request could not be processed."
                : "Expected a JSON-RPC 2.0 request.";
    }

    private static McpSchema.Tool described(McpTool tool) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (McpTool.Parameter parameter : tool.parameters()) {
            Map<String, Object> schema = new LinkedHashMap<>(parameter.schema());
            schema.put("description", parameter.description());
            properties.put(parameter.name(), schema);
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        Map<String, Object> input =
                new LinkedHashMap<>(Map.of("type", "object", "properties", properties, "additionalProperties", false));
        if (!required.isEmpty()) {
            input.put("required", required);
        }
        return McpSchema.Tool.builder(tool.name(), input)
                .title(tool.title())
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(true)
                        .idempotentHint(true)
                        .destructiveHint(false)
                        .openWorldHint(false)
                        .build())
                .build();
    }
}
