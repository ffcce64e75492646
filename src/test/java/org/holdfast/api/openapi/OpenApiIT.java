package org.holdfast.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.people.PeopleFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/**
 * The descriptions in {@code openapi/} are generated from the handlers and served, and the client generated from them
 * can call every endpoint. After an intended change, run {@code mvn verify -Dit.test=OpenApiIT -Dopenapi.write}, and
 * add a call of a new endpoint to {@link EveryCall}.
 */
class OpenApiIT {

    @TempDir
    private static Path folder;

    private static Server server;
    private static String key;
    private static String supervisorKey;

    /** Emergencies are published by people in the console; keys are refused, and so have none to take note of. */
    private static final Set<String> REFUSED = Set.of("publishInEmergency", "takeNoteOfEmergency");

    @BeforeAll
    static void start() throws IOException {
        server = Server.with(
                GeneratedDescription.class,
                "--springdoc.api-docs.enabled=true",
                "--springdoc.paths-to-match=/v1/**",
                "--springdoc.api-docs.path=/generated",
                "--holdfast.access.local-operator=false",
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.dir=" + Server.copyOfRules(folder),
                "--holdfast.delivery.files.client.path=" + folder.resolve("decisions.ndjson"));
        key = server.bean(ApiKeyService.class)
                .create(
                        "client",
                        EnumSet.of(Role.ADMIN, Role.APPROVER),
                        AuthorityLevel.AUTOMATIC,
                        person("client"),
                        null,
                        AuditTrails.TESTER)
                .text();
        supervisorKey = server.bean(ApiKeyService.class)
                .create(
                        "supervisor",
                        EnumSet.of(Role.AGENT, Role.APPROVER),
                        AuthorityLevel.SUPERVISOR,
                        person("supervisor"),
                        null,
                        AuditTrails.TESTER)
                .text();
    }

    private static String person(String login) {
        return ConsoleBrowser.add(server, PeopleFixture.wanted(login, Role.ADMIN, Role.APPROVER))
                .id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Server.Answer get(String path) {
        Server.Answer answer =
                server.send(HttpRequest.newBuilder(server.uri(path)).header("X-API-Key", key));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** What is served, as a server on the usual port would serve it. */
    private static JsonNode served(String path) {
        return FactsJson.mapper()
                .readTree(get(path).text().replace("http://localhost:" + server.port(), "http://localhost:8080"));
    }

    private static JsonNode description() {
        return served("/v3/api-docs");
    }

    private static JsonNode generated(String name) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/generated/" + name);
        byte[] json = name.equals("holdfast")
                ? server.bean(OpenApiWebMvcResource.class).openapiJson(request, "/generated", Locale.ENGLISH)
                : server.bean(MultipleOpenApiWebMvcResource.class)
                        .openapiJson(request, "/generated", name, Locale.ENGLISH);
        return FactsJson.mapper().readTree(json);
    }

    @ParameterizedTest
    @CsvSource({"/v3/api-docs, holdfast", "/v3/api-docs/salesforce, salesforce"})
    void theCommittedDescriptionIsServed(String path, String name) throws IOException {
        assertThat(served(path))
                .isEqualTo(FactsJson.mapper().readTree(Files.readString(Path.of("openapi", name + ".json"))));
    }

    @Test
    void theDescriptionIsServedAsYaml() {
        Object yaml = new Load(LoadSettings.builder().build())
                .loadFromString(get("/v3/api-docs.yaml").text());

        assertThat(FactsJson.mapper().valueToTree(yaml).path("paths"))
                .isEqualTo(description().path("paths"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"holdfast", "salesforce"})
    void theCommittedDescriptionIsTheGeneratedOne(String name) throws IOException {
        Path file = Path.of("openapi", name + ".json");
        String now = FactsJson.mapper()
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(generated(name))
                + "\n";
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(file, now);
        }
        List<String> stored = Files.readAllLines(file);
        List<String> lines = now.lines().toList();
        int same = 0;
        while (same < Math.min(stored.size(), lines.size()) && stored.get(same).equals(lines.get(same))) {
            same++;
        }
        assertThat(same)
                .as(
                        "line in which " + file
                                + " differs from what the handlers generate; run mvn verify -Dit.test=OpenApiIT -Dopenapi.write")
                .isEqualTo(Math.max(stored.size(), lines.size()));
    }

    @Test
    void theServedDescriptionPasses() {
        assertThat(DescriptionRules.violations(description())).isEmpty();
        assertThat(SalesforceRules.violations(served("/v3/api-docs/salesforce")))
                .isEmpty();
    }

    @TestFactory
    List<DynamicTest> aGeneratedClientCallsEveryEndpointAndKnowsAllItAnswers() throws Exception {
        EveryCall calls = new EveryCall(server.uri("").toString(), key, supervisorKey);
        Set<String> described = new TreeSet<>();
        DescriptionRules.calls(description()).forEach(call -> described.add(call.id()));
        assertThat(calls.names()).as("add what is missing to EveryCall").isEqualTo(described);
        return DescriptionRules.calls(description()).stream()
                .map(call -> DynamicTest.dynamicTest(call.id(), () -> {
                    List<EveryCall.Sent> sent = calls.make(call.id());
                    assertThat(sent)
                            .as("what was sent")
                            .anyMatch(each -> each.is(call.method(), call.path())
                                    && each.status() / 100 == (REFUSED.contains(call.id()) ? 4 : 2));
                }))
                .toList();
    }
}
