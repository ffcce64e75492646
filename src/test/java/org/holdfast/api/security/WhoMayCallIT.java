package org.holdfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.RawHttp;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A table of all endpoints and the roles that may call them. A new endpoint needs a row. */
class WhoMayCallIT {

    /** Handlers of libraries: the error page. */
    private static final Set<String> NOT_OURS = Set.of("BasicErrorController");

    private static final String TABLE = """
            GET  /v1/values                                  | read author approver admin
            GET  /v1/values/{field}                          | read author approver admin
            GET  /v1/facts-schema                            | read decide author approver admin
            GET  /v1/customers/{id}                          | read author approver admin
            PUT  /v1/customers/{id}                          | decide admin
            PATCH /v1/customers/{id}                         | decide admin
            PUT  /v1/customers/{id}/{collection}             | decide admin
            DELETE /v1/customers/{id}                        | admin
            GET  /v1/customers/{id}/export                   | read author approver admin
            GET  /v1/customers                               | read author approver admin agent
            POST /v1/customer-search                         | read author approver admin agent
            POST /v1/customers                               | decide admin
            GET  /v1/customers/{id}/next-best-action         | read author approver admin
            POST /v1/decisions                               | decide agent admin
            POST /v1/decisions/batch                         | decide agent admin
            GET  /v1/decisions/{id}                          | read author approver admin
            POST /v1/decisions/{id}/outcomes                 | decide agent admin
            POST /v1/events                                  | decide admin
            GET  /v1/events/waiting                          | read author approver admin
            GET  /v1/promises                                | read author approver admin
            GET  /v1/customers/{id}/history                  | read author approver admin agent
            GET  /v1/customers/{id}/programmes               | read author approver admin agent
            GET  /v1/incidents                               | read author approver admin agent
            GET  /v1/actions                                 | read author approver admin decide agent
            GET  /v1/reports/actions                         | read author approver admin
            GET  /v1/budgets                                 | read author approver admin
            GET  /v1/measures                                | read author approver admin
            GET  /v1/deliveries                              | read author approver admin
            POST /v1/deliveries/{id}/resend                  | admin
            GET  /v1/decisions-retention                     | admin
            POST /v1/decisions-retention                     | admin
            GET  /v1/facts-retention                         | admin
            POST /v1/facts-retention                         | admin
            POST /v1/customers/{id}/points                   | decide agent admin
            POST /v1/points                                  | admin
            GET  /v1/audit                                   | admin
            GET  /v1/authorizations                          | read author approver admin agent
            GET  /v1/authorizations/{id}                     | read author approver admin agent
            POST /v1/authorizations/{id}/answer              | agent admin
            POST /v1/authorizations/{id}/decision            | agent admin
            POST /v1/customers/{id}/authorizations           | agent admin
            GET  /v1/decisions/{id}/explanation              | read author approver admin decide agent
            POST /v1/decisions/{id}/replay                   | read author approver admin
            GET  /v1/rule-book                               | read author approver admin
            POST /v1/rule-book/checks                        | author approver admin
            POST /v1/rule-book/completions                   | author approver admin
            POST /v1/rule-book/examples                      | author approver admin
            POST /v1/rule-book/publications                  | approver admin
            GET  /v1/rules                                   | read author approver admin
            GET  /v1/rules/{name}                            | read author approver admin
            GET  /v1/rules/{name}/history                    | read author approver admin
            GET  /v1/rule-book/versions                      | read author approver admin
            GET  /v1/rule-book/servers                       | read author approver admin
            GET  /v1/rule-book/versions/{version}/changes    | read author approver admin
            POST /v1/drafts/{id}/impact                      | author approver admin
            GET  /v1/drafts/{id}/impact                      | author approver admin
            GET  /v1/drafts/{id}/impact/customers            | author approver admin
            DELETE /v1/drafts/{id}/impact                    | author approver admin
            POST /v1/rule-book/versions/{version}/restore    | approver admin
            GET  /v1/drafts/{id}/review                      | author approver admin
            POST /v1/drafts/{id}/review                      | author approver admin
            POST /v1/drafts/{id}/approval                    | approver admin
            POST /v1/drafts/{id}/changes-asked               | approver admin
            DELETE /v1/drafts/{id}/verdict                     | approver admin
            GET  /v1/drafts/{id}/comments                    | author approver admin
            POST /v1/drafts/{id}/comments                    | author approver admin
            POST /v1/drafts/{id}/comments/{number}/replies   | author approver admin
            PUT  /v1/drafts/{id}/comments/{number}/resolution| author approver admin
            DELETE /v1/drafts/{id}/comments/{number}/resolution| author approver admin
            POST /v1/drafts/{id}/publication                 | approver admin
            POST /v1/drafts/{id}/emergency                   | admin
            PUT  /v1/drafts/{id}/schedule                    | approver admin
            DELETE /v1/drafts/{id}/schedule                    | approver admin
            POST /v1/rule-book/versions/{number}/noted       | approver admin
            POST /v1/rule-book/versions/{number}/taken-back  | author approver admin
            POST /v1/simulations                             | author approver admin
            GET  /v1/rule-book/files                         | read author approver admin
            GET  /v1/rule-book/file                          | read author approver admin
            GET  /v1/drafts                                  | author approver admin
            POST /v1/drafts                                  | author approver admin
            GET  /v1/drafts/{id}                             | author approver admin
            PATCH /v1/drafts/{id}                            | author approver admin
            DELETE /v1/drafts/{id}                           | author approver admin
            POST /v1/drafts/{id}/reopen                      | author approver admin
            GET  /v1/drafts/{id}/file                        | author approver admin
            PUT  /v1/drafts/{id}/file                        | author approver admin
            DELETE /v1/drafts/{id}/file                      | author approver admin
            POST /v1/drafts/{id}/file/revert                 | author approver admin
            POST /v1/drafts/{id}/file/move                   | author approver admin
            PUT  /v1/drafts/{id}/texts                       | author approver admin
            POST /v1/drafts/{id}/rules                       | author approver admin
            PUT  /v1/drafts/{id}/validity                    | author approver admin
            GET  /v1/drafts/{id}/history                     | author approver admin
            GET  /v1/drafts/{id}/history/{number}/file       | author approver admin
            POST /v1/drafts/{id}/history/{number}/restore    | author approver admin
            GET  /v1/drafts/{id}/merge                       | author approver admin
            POST /v1/drafts/{id}/merge                       | author approver admin
            GET  /v3/api-docs                                | read author approver admin
            GET  /v3/api-docs/{name}                         | read author approver admin
            GET  /v3/api-docs.yaml                           | read author approver admin
            GET  /v3/api-docs.yaml/{name}                    | read author approver admin
            GET  /s/{token}                                  | public
            POST /s/{token}                                  | public
            GET  /u/{token}                                  | public
            POST /u/{token}                                  | public
            """;

    @TempDir
    private static Path folder;

    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        Path limits = Server.copyOfRules(folder).resolve("limits.yaml");
        String shipped = "    automatic: 50\n    agent: 150\n    supervisor: 500\n";
        assertThat(Files.readString(limits)).contains(shipped);
        // From yesterday on, because the scenarios are set earlier.
        Files.writeString(
                limits,
                Files.readString(limits)
                        .replace(
                                shipped,
                                shipped + "  - from: "
                                        + LocalDate.now(ZoneOffset.UTC).minusDays(1) + "\n    why: To see the steps.\n"
                                        + shipped.replace("automatic: 50", "automatic: 5")));
        server = Server.start(
                "--holdfast.demo=false",
                "--holdfast.access.local-operator=false",
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.dir=" + limits.getParent());
        for (Role role : Role.values()) {
            KEYS.put(
                    role,
                    server.bean(ApiKeyService.class)
                            .create(
                                    role.toString(),
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

    private static Stream<HandlerMethod> handlers() {
        return server.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(handler -> !isPage(handler));
    }

    /** Pages have a table of their own, because keys open none. */
    private static boolean isPage(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.holdfast.console");
    }

    /** Calls without a valid body, so that an authorized call has no effect either. */
    private static int call(String call, String... headers) throws Exception {
        String request = call.replaceAll("\\s+", " ").replaceAll("\\{\\w+}", "none");
        return RawHttp.send(
                        InetAddress.getLoopbackAddress(),
                        server.port(),
                        request,
                        request.startsWith("GET") ? "" : "[1]",
                        Stream.concat(Stream.of("Host: localhost"), Stream.of(headers))
                                .toArray(String[]::new))
                .status();
    }

    @Test
    void everyHandlerDeclaresItsRoles() {
        assertThat(handlers()
                        .filter(handler -> !handler.hasMethodAnnotation(AllowedRoles.class)
                                && !handler.hasMethodAnnotation(PublicEndpoint.class))
                        .map(handler -> handler.getBeanType().getSimpleName())
                        .distinct())
                .isSubsetOf(NOT_OURS);
        assertThat(handlers().filter(handler -> handler.hasMethodAnnotation(AllowedRoles.class)))
                .hasSizeGreaterThan(10)
                .allSatisfy(handler -> assertThat(
                                handler.getMethodAnnotation(AllowedRoles.class).value())
                        .isNotEmpty());
    }

    @Test
    void onlyPathsWithATokenArePublic() {
        assertThat(handlers()
                        .filter(handler -> handler.hasMethodAnnotation(PublicEndpoint.class))
                        .map(handler -> handler.getBeanType().getSimpleName() + "."
                                + handler.getMethod().getName()))
                .containsExactlyInAnyOrder(
                        "SurveyController.show",
                        "SurveyController.answer",
                        "PreferenceController.show",
                        "PreferenceController.choose",
                        "PreferenceController.unsubscribe");
    }

    @Test
    void theTableIsComplete() {
        Set<String> mapped = new TreeSet<>();
        server.beans(RequestMappingHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    if (!isPage(handler)
                            && !NOT_OURS.contains(handler.getBeanType().getSimpleName())) {
                        info.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        info.getPatternValues().forEach(path -> mapped.add(method + " " + path)));
                    }
                }));

        assertThat(TABLE.lines().map(line -> line.split("\\|")[0].strip().replaceAll("\\s+", " ")))
                .containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void everyRoleMayCallExactlyWhatTheTableSays() throws Exception {
        for (String line : TABLE.lines().toList()) {
            String call = line.split("\\|")[0].strip();
            Set<String> allowed =
                    Arrays.stream(line.split("\\|")[1].strip().split(" ")).collect(Collectors.toSet());
            for (Role role : Role.values()) {
                int status = call(call, "X-API-Key: " + KEYS.get(role));
                if (allowed.contains(role.toString()) || allowed.contains("public")) {
                    assertThat(status).as(call + " by " + role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as(call + " by " + role).isEqualTo(403);
                }
            }
            if (allowed.contains("public")) {
                assertThat(call(call)).as(call + " without a key").isIn(404, 415);
            } else {
                assertThat(call(call))
                        .as(call + " without a key, though from this machine")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void publicationsAreSignedWithTheNameOfTheKey() throws Exception {
        Path limits = folder.resolve("rules/limits.yaml");
        Files.writeString(limits, Files.readString(limits) + "\n# Another version.\n");

        Server.Answer chosen = publish("?author=Boris");
        assertThat(chosen.status()).isEqualTo(400);
        assertThat(chosen.at("field")).isEqualTo("author");
        Server.Answer own = publish("?note=why");
        assertThat(own.at("published")).isEqualTo("true");
        assertThat(own.at("publication.author")).isEqualTo("approver");
    }

    @ParameterizedTest
    @EnumSource(AuthorityLevel.class)
    void theGrantedAmountDependsOnTheKey(AuthorityLevel level) throws Exception {
        String key = server.bean(ApiKeyService.class)
                .create("step " + level, EnumSet.of(Role.AGENT), level, null, AuditTrails.TESTER)
                .text();
        Instant now = Instant.now();
        String body = ("{'customer':{'id':'S-1','complaints':[{'id':'1','openedAt':'" + now.minus(Duration.ofDays(6))
                        + "','firstReplyAt':'"
                        + now.minus(Duration.ofDays(5)) + "','resolvedAt':'" + now.minus(Duration.ofDays(1))
                        + "','topic':'quality','severity':5,'fault':'us'}]},'dry':true,'max':5,"
                        + "'moment':'inbound-call'}")
                .replace('\'', '"');
        Server.Answer answer = server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("actions").contains("compensate-complaint"))
                .as(answer.text())
                .isEqualTo(level != AuthorityLevel.AUTOMATIC);
    }

    private static Server.Answer publish(String query) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/rule-book/publications" + query))
                .header("Authorization", "Bearer " + KEYS.get(Role.APPROVER))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void theErrorPageCannotBeCalled() throws Exception {
        assertThat(call("GET /error", "X-API-Key: " + KEYS.get(Role.ADMIN))).isEqualTo(403);
    }
}
