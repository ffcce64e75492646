package org.holdfast.api.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.NotFound;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** Serves the committed descriptions of the API, with the server address taken from the request. */
@RestController
@Hidden
class OpenApiController {

    private static final String YAML = "application/vnd.oai.openapi";
    private static final String WHOLE = "holdfast";
    private static final Set<String> NAMES = Set.of(WHOLE, "salesforce");

    /** Reads a description at each request, because they are rare and no start should wait for it. */
    private static ObjectNode read(String name) {
        try (InputStream in = OpenApiController.class.getResourceAsStream("/openapi/" + name + ".json")) {
            return (ObjectNode) FactsJson.mapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("The resource openapi/" + name + ".json is missing", e);
        }
    }

    private static ObjectNode withServer(String name) {
        if (!NAMES.contains(name)) {
            throw new NotFound("API description", name);
        }
        ObjectNode description = read(name);
        description
                .putArray("servers")
                .addObject()
                .put("url", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
                .put("description", "This server");
        return description;
    }

    @AllowedRoles(Role.READ)
    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode json() {
        return withServer(WHOLE);
    }

    @AllowedRoles(Role.READ)
    @GetMapping(path = "/v3/api-docs/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode json(@PathVariable String name) {
        return withServer(name);
    }

    @AllowedRoles(Role.READ)
    @GetMapping(path = "/v3/api-docs.yaml", produces = YAML)
    String yaml() {
        return asYaml(withServer(WHOLE));
    }

    @AllowedRoles(Role.READ)
    @GetMapping(path = "/v3/api-docs.yaml/{name}", produces = YAML)
    String yaml(@PathVariable String name) {
        return asYaml(withServer(name));
    }

    private static String asYaml(ObjectNode description) {
        DumpSettings block =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(block).dumpToString(FactsJson.mapper().treeToValue(description, Map.class));
    }
}
