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
 * Opens {@code /mcp}: streamable HTTP without sessions, so that any node answers any request and there is nothing to
 * take over. Who may knock is settled as everywhere else; each tool looks at the roles again.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMcp
@EnableConfigurationProperties(McpSettings.class)
class McpConfiguration {

    /** Of a request, in bytes; a question is a few hundred. */
    private static final int LONGEST_REQUEST = 64 * 1024;

    private static final String CALLER = "caller";
    private static final String INSTRUCTIONS =
            "Holdfast decides what is the next best thing to do for a customer, and why. These tools "
                    + "only look: "
                    + "they record, send and promise nothing. Customers are named by their id in the CRM.";

    private static final JsonMapper JSON =
            JsonMapper.builder(new ScreenedJsonFactory(JsonFactory.builder())).build();

    private final McpJsonMapper json = new JacksonMcpJsonMapper(JSON);

    @Bean
    WebMvcStatelessServerTransport mcpTransport() {
        return WebMvcStatelessServerTransport.builder()
                .messageEndpoint("/mcp")
                .jsonMapper(json)
                .contextExtractor(request -> McpTransportContext.create(Map.of(CALLER, CallerAuthentication.current())))
                .build();
    }

    @Bean(destroyMethod = "close")
    McpStatelessSyncServer mcpServer(
            WebMvcStatelessServerTransport transport, List<McpTool> tools, McpToolExecutor desk) {
        return McpServer.sync(transport)
                .serverInfo("holdfast", "1")
                .instructions(INSTRUCTIONS)
                .jsonMapper(json)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(tools.stream()
                        .map(tool -> new SyncToolSpecification(
                                described(tool),
                                (context, request) ->
                                        desk.serve(tool, (Caller) context.get(CALLER), request.arguments())))
                        .toList())
                // We read arguments ourselves, in sentences; and on the thread of the request, which is ours already.
                .validateToolInputs(false)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .immediateExecution(true)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> mcpDoor(WebMvcStatelessServerTransport transport, List<McpTool> tools) {
        Role[] allowed = tools.stream()
                .flatMap(tool -> List.of(tool.allowed()).stream())
                .distinct()
                .toArray(Role[]::new);
        RouterFunction<ServerResponse> router = transport.getRouterFunction();
        return request -> router.route(request).map(function -> new SecuredRouterFunction(bounded(function), allowed));
    }

    private static HandlerFunction<ServerResponse> bounded(HandlerFunction<ServerResponse> function) {
        return request -> {
            byte[] body = request.servletRequest().getInputStream().readNBytes(LONGEST_REQUEST + 1);
            if (body.length > LONGEST_REQUEST) {
                return ServerResponse.status(HttpStatus.CONTENT_TOO_LARGE).build();
            }
            String text = new String(body, StandardCharsets.UTF_8);
            return inProtocol(
                    function.handle(ServerRequest.from(request).body(text).build()), text);
        };
    }

    /**
     * The transport answers what it cannot serve with an exception, stack and all; the protocol wants an error with the
     * request's id.
     */
    private static ServerResponse inProtocol(ServerResponse response, String request) {
        if (!(response instanceof EntityResponse<?> answer) || !(answer.entity() instanceof McpError error)) {
            return response;
        }
        JsonNode asked = asked(request);
        String method = asked.path("method").asString("");
        boolean unknown = error.getJsonRpcError().code() == McpSchema.ErrorCodes.INTERNAL_ERROR
                && error.getJsonRpcError().message().endsWith("Missing handler for request type: " + method);
        Map<String, Object> answered = new LinkedHashMap<>();
        answered.put("jsonrpc", "2.0");
        answered.put("id", asked.path("id").isMissingNode() ? null : asked.get("id"));
        answered.put(
                "error",
                Map.of(
                        "code",
                        unknown
                                ? McpSchema.ErrorCodes.METHOD_NOT_FOUND
                                : error.getJsonRpcError().code(),
                        "message",
                        unknown
                                ? "The method \"" + method + "\" is not known here."
                                : sentence(error.getJsonRpcError().code())));
        return ServerResponse.status(unknown ? HttpStatus.OK : response.statusCode())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(answered));
    }

    private static JsonNode asked(String request) {
        try {
            JsonNode asked = JSON.readTree(request);
            return asked.isObject() ? asked : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static String sentence(int code) {
        return code == McpSchema.ErrorCodes.INTERNAL_ERROR
                ? "The request could not be answered."
                : "A JSON-RPC 2.0 request is expected.";
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
