package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Events over HTTP, in all three content modes of CloudEvents. */
class EventApiIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    /** Customers whose events arrive in small batches, so that many are under way at the same time. */
    private static final int IN_BURST = 60;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false", "--holdfast.decide-anew.every=50ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer post(String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String event(String id, String type, String subject, String data) {
        return "{'specversion':'1.0','id':'" + id + "','source':'/shop','type':'" + type + "','subject':'" + subject
                + "','time':'" + NOW + "','traceparent':'00-1','data':" + data + "}";
    }

    @Test
    void aStructuredEventChangesTheFactsOnceAndLeadsToADecision() throws Exception {
        String late = event(
                "s1",
                "order.placed",
                "E-1",
                "{'id':'5512','placedAt':'" + NOW.minus(Duration.ofDays(20)) + "','promisedAt':'"
                        + NOW.minus(Duration.ofDays(3)) + "','shippedAt':'" + NOW.minus(Duration.ofDays(9)) + "'}");
        Answer first = post("application/cloudevents+json; charset=UTF-8", late);
        Answer second = post("application/cloudevents+json", late);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.text())
                .isEqualTo("{\"source\":\"/shop\",\"id\":\"s1\",\"customerId\":\"E-1\",\"status\":\"applied\","
                        + "\"duplicate\":false}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("duplicate")).isEqualTo("true");
        assertThat(server.get("/v1/customers/E-1").at("orders.0.id")).isEqualTo("5512");
        assertThat(decisions("E-1")).isEqualTo(1);
        assertThat(server.get("/v1/customers/E-1/history").at("decisions.0.actions.0.action"))
                .isEqualTo("warn-late-delivery");
        assertThat(server.get("/actuator/health").at("components.decideAnew.details.waiting"))
                .isEqualTo("0");
    }

    private static int decisions(String customer) {
        Patience.until(() -> server.get("/actuator/health")
                .at("components.decideAnew.details.waiting")
                .equals("0"));
        return server.get("/v1/customers/" + customer + "/history")
                .json()
                .path("decisions")
                .size();
    }

    @Test
    void aBinaryEventHasItsAttributesInHeaders() {
        Answer answer = post(
                "application/json",
                "{'name':'Ana','email':'a@example.org'}",
                "ce-specversion",
                "1.0",
                "ce-id",
                "b%201",
                "Ce-Source",
                "\"/shop\"",
                "ce-type",
                "customer.changed",
                "ce-subject",
                "E-%D0%96",
                "ce-time",
                NOW.toString());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("id")).isEqualTo("b 1");
        assertThat(answer.at("customerId")).isEqualTo("E-Ж");
        assertThat(server.get("/v1/customers/E-%D0%96").at("name")).isEqualTo("Ana");
    }

    @Test
    void eachEventOfABatchHasAResultInOrder() {
        Answer answer = post(
                "application/cloudevents-batch+json",
                "[" + event("c1", "order.placed", "E-3", "{'id':'1'}") + ",7,"
                        + event("c1", "order.placed", "E-3", "{'id':'1'}") + ","
                        + event("c2", "order.gone", "E-3", "{'id':'1'}") + ","
                        + event("c3", "order.delivered", "E-3", "{'id':'2'}") + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()
                        .path("results")
                        .valueStream()
                        .map(each -> each.path("status").asString()))
                .containsExactly("applied", "refused", "duplicate", "refused", "waiting");
        assertThat(answer.at("counts")).isEqualTo("{\"applied\":1,\"duplicate\":1,\"refused\":2,\"waiting\":1}");
        assertThat(server.get("/v1/events/waiting?customerId=E-3").at("0.id")).isEqualTo("2");
    }

    @Test
    void aMalformedEventIsRefusedWithAReason() {
        assertThat(post("application/cloudevents+json", "{'specversion':'0.3'}").at("field"))
                .isEqualTo("specversion");
        assertThat(post("application/json", "{'id':'5512'}").at("detail"))
                .contains("a CloudEvent with specversion 1.0 is expected");
        assertThat(post("application/cloudevents+json", event("d1", "order.placed", "E-4", "[]"))
                        .at("field"))
                .isEqualTo("data");
        assertThat(post("application/cloudevents+json", event("d1", "order.placed", "E-4", "{'id':'1','value':-1}"))
                        .at("field"))
                .isEqualTo("data.value");
        assertThat(post("application/cloudevents+json", event("x".repeat(101), "order.placed", "E-4", "{'id':'1'}"))
                        .at("field"))
                .isEqualTo("id");
        assertThat(post("application/cloudevents-batch+json", "{}").status()).isEqualTo(400);
        assertThat(post("text/plain", "x").status()).isEqualTo(415);
        Answer ahead = post(
                "application/cloudevents+json",
                event("d2", "order.placed", "E-4", "{'id':'1'}")
                        .replace(NOW.toString(), NOW.plus(Duration.ofHours(1)).toString()));
        assertThat(ahead.status()).isEqualTo(400);
        assertThat(ahead.at("field")).isEqualTo("time");
        assertThat(server.get("/v1/customers/E-4").status()).isEqualTo(404);
    }

    /** Ten thousand events, a quarter of them duplicates, out of order and from three concurrent senders. */
    @Test
    void aBurstLeadsToTheSameFactsAsTheEventsInOrder() throws Exception {
        List<ObjectNode> inOrder = new ArrayList<>();
        List<ObjectNode> burst = new ArrayList<>();
        for (int i = 0; i < IN_BURST; i++) {
            inOrder.addAll(Events.of("A-" + i, NOW.minus(Duration.ofDays(9)), i));
            burst.addAll(Events.of("B-" + i, NOW.minus(Duration.ofDays(9)), i));
        }
        burst.addAll(List.copyOf(burst.subList(0, 150)));
        Collections.shuffle(burst, new Random(1));
        assertThat(burst).hasSizeGreaterThan(1_500);
        for (int from = 0; from < inOrder.size(); from += 500) {
            send(inOrder.subList(from, Math.min(from + 500, inOrder.size())));
        }
        ExecutorService senders = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int from = 0; from < burst.size(); from += 100) {
                List<ObjectNode> batch = burst.subList(from, Math.min(from + 100, burst.size()));
                sent.add(senders.submit(() -> send(batch)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            senders.shutdownNow();
        }

        for (int i = 0; i < IN_BURST; i++) {
            assertThat(server.get("/v1/customers/B-" + i).text())
                    .isEqualTo(server.get("/v1/customers/A-" + i).text().replace("\"A-", "\"B-"));
        }
    }

    private static void send(List<ObjectNode> events) {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofString(FactsJson.write(events), StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("counts.refused")).isEmpty();
    }
}
