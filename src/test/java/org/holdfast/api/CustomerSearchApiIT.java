package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Customers are found over HTTP, and what is searched for is kept nowhere. */
class CustomerSearchApiIT {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @TempDir
    private static Path logs;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.at(
                Clock.fixed(NOW, ZoneOffset.UTC),
                Database.H2.freshUrl(),
                "--holdfast.demo=false",
                "--holdfast.decide-anew.enabled=false",
                "--holdfast.search.per-minute=3",
                "--server.tomcat.accesslog.enabled=true",
                "--server.tomcat.accesslog.buffered=false",
                "--server.tomcat.accesslog.directory=" + logs);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.timeout(Patience.ENDLESS).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String key(Role... roles) {
        return "Bearer "
                + server.bean(ApiKeyService.class)
                        .create(
                                "key of " + Set.of(roles),
                                Set.of(roles),
                                AuthorityLevel.AUTOMATIC,
                                null,
                                AuditTrails.TESTER)
                        .text();
    }

    private static HttpRequest.Builder find(String query, String key) {
        return HttpRequest.newBuilder(server.uri("/v1/customers?q=" + query)).header("Authorization", key);
    }

    private static List<String> ids(String query) {
        return server.get("/v1/customers?q=" + query).json().get("customers").findValuesAsString("customerId");
    }

    private static void event(String type, String subject, String data) {
        server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(Events.event("/crm", type + subject, type, subject, NOW, data)
                        .toString())));
    }

    @Test
    void customersAreFoundBothWays() throws Exception {
        server.put(
                "/v1/customers/S-1",
                "{'name':'Șerban Țurcanu','phone':'+373 69 555 001','email':'serban@shop.test',"
                        + "'orders':[{'id':'70001','placedAt':'2026-03-01'}]}");

        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.uri("/v1/customers?q=%2B373+69-555001")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"customers\":[{\"customerId\":\"S-1\",\"name\":\"Șerban Țurcanu\","
                        + "\"matched\":\"phone\",\"exact\":true,\"value\":\"…5001\"}],\"others\":0,"
                        + "\"moreOthers\":false,\"complete\":true}");
        assertThat(server.post("/v1/customer-search", "{'q':'цуркану','limit':5}")
                        .at("customers.0.customerId"))
                .isEqualTo("S-1");
        assertThat(server.post("/v1/customer-search", "{'q':'#70001'}").at("customers.0.matched"))
                .isEqualTo("order");
    }

    @Test
    void everyDoorIsFoundAndWhoLeftIsNot() {
        server.send(HttpRequest.newBuilder(server.uri("/v1/customers"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"id\":\"N-1\",\"name\":\"Zinaida\"}\n" + "{\"id\":\"N-2\",\"name\":\"Zinaida\"}\n")));
        assertThat(ids("zinaida")).containsExactlyInAnyOrder("N-1", "N-2");
        event("order.placed", "N-1", "{'id':'81818','placedAt':'2026-03-01'}");
        assertThat(ids("81818")).containsExactly("N-1");
        event("customer.merged", "N-1", "{'into':'N-2'}");
        assertThat(ids("zinaida")).containsExactly("N-2");
        assertThat(ids("81818")).containsExactly("N-2");
        assertThat(server.get("/v1/customers?q=N-1").at("customers.0.matched")).isEqualTo("former-id");
        assertThat(server.get("/v1/customers?q=N-1").at("customers.0.value")).isEqualTo("N-1");
        assertThat(server.get("/v1/customers/N-2/export").text()).contains("\"foundBy\":", "name:zinaida");

        server.send(HttpRequest.newBuilder(server.uri("/v1/customers/N-2")).DELETE());

        assertThat(ids("zinaida")).isEmpty();
        assertThat(ids("81818")).isEmpty();
        assertThat(ids("N-1")).isEmpty();
    }

    @Test
    void invalidInputNamesTheField() {
        for (String each : List.of("", "?q=", "?q=a", "?q=" + "x".repeat(201))) {
            Server.Answer refused = server.get("/v1/customers" + each);
            assertThat(refused.status()).as(each).isEqualTo(400);
            assertThat(refused.at("field")).isEqualTo("q");
            assertThat(refused.at("detail")).contains("; expected a name, a telephone number");
        }
        for (String each : List.of("0", "101", "-1", "ten")) {
            assertThat(server.get("/v1/customers?q=ana&limit=" + each).at("field"))
                    .isEqualTo("limit");
        }
        assertThat(server.post("/v1/customer-search", "{'q':'ana','limit':0}").at("field"))
                .isEqualTo("limit");
        for (String each : List.of("{}", "{'q':'  '}", "{'q':'a\\u0007b'}", "{'q':'a\\u0000b'}")) {
            assertThat(server.post("/v1/customer-search", each).at("field"))
                    .as(each)
                    .isEqualTo("q");
        }
    }

    @Test
    void peopleAreLimitedAndSystemsAreNot() throws Exception {
        String agent = key(Role.AGENT);
        String system = key(Role.READ, Role.AGENT);
        for (int i = 0; i < 3; i++) {
            assertThat(send(find("olga", agent)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = send(find("olga", agent));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        assertThat(refused.body())
                .contains("urn:holdfast:problem:too-many", "More than 3 look-ups of customers in a minute")
                .doesNotContain("olga");
        for (int i = 0; i < 5; i++) {
            assertThat(send(find("olga", system)).statusCode()).isEqualTo(200);
        }
        assertThat(send(find("olga", key(Role.DECIDE))).statusCode()).isEqualTo(403);
    }

    @Test
    void nothingThatIsSearchedForIsLogged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.addAppender(appender);
        Map<Logger, Level> levels = Stream.of("org.holdfast", "org.springframework.jdbc", "com.zaxxer.hikari")
                .map(each -> (Logger) LoggerFactory.getLogger(each))
                .collect(Collectors.toMap(each -> each, each -> Level.valueOf(String.valueOf(each.getLevel()))));
        levels.keySet().forEach(each -> each.setLevel(Level.TRACE));
        try {
            server.put("/v1/customers/L-1", "{'name':'Anastasia','phone':'069777888'}");
            appender.list.clear();
            server.get("/v1/customers?q=anastasia");
            server.get("/v1/customers?q=069777888");
            server.get("/v1/customers?q=anastasia%07");
            server.get("/v1/customers?q=anastasia+069777888&limit=1000");
        } finally {
            levels.forEach(Logger::setLevel);
            root.detachAppender(appender);
        }

        assertThat(appender.list).isNotEmpty();
        assertThat(appender.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(each -> each.toLowerCase().contains("anastasia") || each.contains("777888"));
        assertThat(accessLog()).contains("GET /v1/customers HTTP/1.1").doesNotContain("anastasia", "777888", "?");
    }

    private static String accessLog() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            StringBuilder all = new StringBuilder();
            for (Path each : files.toList()) {
                all.append(Files.readString(each));
            }
            return all.toString();
        }
    }
}
