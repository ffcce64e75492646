package org.holdfast.delivery.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.Database;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.file.MappingReader;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.delivery.DecisionSamples;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The next best action becomes a field or a task of the CRM, once. */
class WriteBackTargetIT {

    private static final String MAPPING = """
            kind: http
            url: %s
            allowPrivateAddresses: true
            auth: { header: X-Key, value: "${KEY}" }
            zone: UTC
            error: /error
            writeBack:
              %s
            queries:
              customers: { get: /contacts, list: /items, fields: { id: "cloud:{/id}" } }
            """;
    private static final String FIELD = """
            patch: /contacts/{customerId}
              body: { properties: { next_action: "{action}", reason: "{reason}", amount: "{amount}", until: "{validUntil}" } }
            """;
    private static final String TASK = """
            post: /tasks
              body: { contact: "{customerId}", title: "{action} ({channel})", external_id: "{decisionId}" }
              check: { get: /tasks, parameters: { external_id: "{decisionId}" }, list: /items }
            """;

    private static Database.Store opened;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<JsonNode> written = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile boolean losesAnswers;
    private WriteBackTarget target;

    @BeforeAll
    static void openDatabase() {
        opened = Database.H2.open();
        new SourceCustomers(opened.jdbc()).seen("cloud", List.of("cloud:7/8"), 1);
    }

    @AfterAll
    static void closeDatabase() {
        opened.close();
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("X-Key"));
                String text = answer;
                if (exchange.getRequestMethod().equals("GET")) {
                    text = "{\"items\":[" + (written.isEmpty() ? "" : "{}") + "]}";
                } else if (status < 300) {
                    written.add(JsonMapper.shared().readTree(body));
                    if (losesAnswers) {
                        return;
                    }
                }
                exchange.getResponseHeaders().set("Retry-After", "9");
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        target.close();
        server.stop(0);
    }

    private WriteBackTarget target(String writeBack) {
        Problems problems = new Problems();
        String url = "http://localhost:" + server.getAddress().getPort();
        Mapping mapping = MappingReader.read(
                "cloud",
                "cloud.yaml",
                MAPPING.formatted(url, writeBack),
                problems,
                Map.of("KEY", "k-1")::get,
                DeclaredFactsChecks.none());
        assertThat(problems.list()).isEmpty();
        target = new WriteBackTarget(
                Objects.requireNonNull(mapping),
                Objects.requireNonNull(((HttpSource) mapping.source()).writeBack()),
                new SourceCustomers(opened.jdbc()),
                Clock.fixed(DecisionSamples.AT, ZoneOffset.UTC));
        return target;
    }

    private static OutboxMessage message(String customer) {
        return new OutboxMessage("d-1", DecisionSamples.AT, DecisionSamples.act("d-1", customer), 1);
    }

    @Test
    void anActionBecomesAFieldOfTheCustomer() throws Exception {
        assertThat(target(FIELD).deliver(message("cloud:7/8"))).isEqualTo(DeliveryResult.delivered());

        assertThat(requests).containsExactly("PATCH /contacts/7%2F8 k-1");
        JsonNode properties = written.get(0).path("properties");
        assertThat(properties.path("next_action").asString()).isEqualTo("apologise");
        assertThat(properties.path("reason").asString()).isEqualTo("Заказ 5512 опаздывает, \"совсем\".");
        assertThat(properties.path("amount").isNumber()).isTrue();
        assertThat(properties.path("until").isNull()).isTrue();
    }

    @Test
    void aTaskIsWrittenOnceEvenIfTheAnswerIsLost() throws Exception {
        target(TASK);
        losesAnswers = true;
        assertThatThrownBy(() -> target.deliver(message("cloud:7/8"))).isInstanceOf(IOException.class);
        losesAnswers = false;

        assertThat(target.deliver(message("cloud:7/8"))).isEqualTo(DeliveryResult.delivered());

        assertThat(written).hasSize(1);
        assertThat(requests)
                .containsExactly("GET /tasks?external_id=d-1 k-1", "POST /tasks k-1", "GET /tasks?external_id=d-1 k-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {} | TryLater[why=answered 429: {}, after=PT9S]",
                "500 | down | TryLater[why=answered 500: down, after=PT9S]",
                "302 | {} | TryLater[why=answered 302; redirects are not followed, after=null]",
                "404 | gone | Refused[why=answered 404: gone]",
                "200 | {\"error\":{\"code\":3}} | TryLater[why=answered with an error: {\"code\":3}, after=null]"
            })
    void theAnswerDecidesWhetherItIsTriedAgain(int code, String text, String result) throws Exception {
        status = code;
        answer = text;

        assertThat(target(FIELD).deliver(message("cloud:7/8"))).hasToString(result);
    }

    @Test
    void aServerThatAsksToWaitDuringTheCheckIsTriedLater() throws Exception {
        status = 429;

        assertThat(target(TASK).deliver(message("cloud:7/8")))
                .isEqualTo(new DeliveryResult.TryLater("asks to wait 9 s", Duration.ofSeconds(9)));
    }

    @Test
    void otherCustomersAreNotWritten() throws Exception {
        target(FIELD);
        assertThat(target.name()).isEqualTo("crm-cloud");
        assertThat(target.wants(DecisionSamples.act("d-1", "cloud:9"))).isTrue();
        assertThat(target.wants(DecisionSamples.act("d-1", "shop:9"))).isFalse();
        assertThat(target.wants(DecisionSamples.hold("d-1", "cloud:9"))).isFalse();

        assertThat(target.deliver(message("cloud:9"))).as("not in the CRM").isEqualTo(DeliveryResult.delivered());
        assertThat(requests).isEmpty();
    }
}
